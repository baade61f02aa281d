package io.culvert.bench;

/** Says what was measured, on standard output. */
final class Print {
    private Print() {}

    @SuppressWarnings({"SystemOut", "AnnotateFormatMethod"}) // a benchmark's output is for whoever ran it
    static void line(String format, Object... values) {
        System.out.println(String.format(format, values));
    }
}
