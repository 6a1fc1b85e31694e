package dev.hearth;

/** Ends this process in good order when the one that started it ends, however that ends. */
final class ParentEnd {
    private ParentEnd() {}

    static void follow() {
        ProcessHandle.current().parent().ifPresent(ParentEnd::follow);
    }

    private static void follow(ProcessHandle parent) {
        var watch = new Thread(
                () -> {
                    parent.onExit().join();
                    System.exit(ExitCode.OK.status());
                },
                "parent-watch");
        watch.setDaemon(true);
        watch.start();
    }
}
