package dev.hearth.localstore;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Stands for a room server that is about to be killed: starts a store, says its process id, and waits. */
final class LocalStoreHolder {
    private LocalStoreHolder() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var store = LocalStore.start(LocalStores.settings(Path.of(arguments[0])));
        try (var out = new FileOutputStream(FileDescriptor.out)) {
            out.write((store.process().pid() + "\n").getBytes(StandardCharsets.UTF_8));
        }
        store.process().onExit().join();
    }
}
