/* User Mode Linux hands a process' extended state (xsave) to its host's kernel as 2696 octets. Where the processor has more of
 * it (AMX), the host takes nothing but the whole. This, loaded before the C library, fills in what is missing. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdarg.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/types.h>
#include <sys/uio.h>

#define NT_X86_XSTATE 0x202

/* Not on the stack: those of its kernel are small. It has one processor, so there is one caller at a time. */
static char whole[1 << 16];

long ptrace(enum __ptrace_request request, ...)
{
    static long (*next)(enum __ptrace_request, pid_t, void *, void *);
    va_list arguments;
    va_start(arguments, request);
    pid_t pid = va_arg(arguments, pid_t);
    void *address = va_arg(arguments, void *);
    void *data = va_arg(arguments, void *);
    va_end(arguments);
    if (!next) {
        next = dlsym(RTLD_NEXT, "ptrace");
    }
    if (request != PTRACE_SETREGSET || (long) address != NT_X86_XSTATE) {
        return next(request, pid, address, data);
    }
    struct iovec given = *(struct iovec *) data, all = {whole, sizeof(whole)};
    if (next(PTRACE_GETREGSET, pid, address, &all) < 0) {
        return -1;
    }
    memcpy(whole, given.iov_base, given.iov_len < all.iov_len ? given.iov_len : all.iov_len);
    return next(PTRACE_SETREGSET, pid, address, &all);
}
