#!/bin/bash
# The first process of the guest. Its root is the host's, read-only; what is written goes to memory. Takes from its
# environment: UNPACKED, the folder of the unpacked packages, and MAIN, the command to run.
export PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C HOME=/
mount -t proc proc /proc
mount -t sysfs sys /sys
mount -t tmpfs -o mode=755 tmpfs /run
mkdir -p /run/netns /run/lock /run/modules/lib/modules /run/bin
ln -s "$UNPACKED/usr/lib/uml/modules/$(uname -r)" "/run/modules/lib/modules/$(uname -r)"
# kmod tells by its name what to do. The kernel calls it too, for algorithms that nobody named before.
cp "$UNPACKED/bin/kmod" /run/bin/kmod-modprobe
mkdir /run/bin/kmod.d && mv /run/bin/kmod-modprobe /run/bin/kmod.d/modprobe
printf '#!/bin/sh\nexec /run/bin/kmod.d/modprobe -d /run/modules "$@"\n' >/run/bin/modprobe
chmod 755 /run/bin/modprobe
echo /run/bin/modprobe >/proc/sys/kernel/modprobe
/run/bin/modprobe -a af_packet veth ip_gre xfrm_user esp4 esp6 ah4 ah6 seqiv ctr gcm cbc hmac sha256 \
    xt_policy xt_TCPMSS iptable_mangle iptable_nat iptable_filter ip6table_mangle ip6table_nat ip6table_filter nf_conntrack_netlink
ip link set lo up
$MAIN </dev/null
poweroff -f
