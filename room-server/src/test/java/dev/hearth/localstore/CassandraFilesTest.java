package dev.hearth.localstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CassandraFilesTest {
    private final StoreFolder folder = new StoreFolder(Path.of("/srv/my \"data\""));

    @Test
    void acknowledgedWritesAreOnDisk() {
        assertThat(CassandraFiles.yaml(folder, new StorePorts(9042, 7000))).contains("\ncommitlog_sync: batch\n");
    }

    @Test
    void listensOnTheLoopbackAddressOnly() {
        assertThat(CassandraFiles.yaml(folder, new StorePorts(9042, 7000)))
                .contains("\nlisten_address: 127.0.0.1\n", "\nrpc_address: 127.0.0.1\n")
                .contains("\nnative_transport_port: 9042\n", "\nstorage_port: 7000\n", "seeds: \"127.0.0.1:7000\"");
    }

    @Test
    void quotesFoldersWithUnusualNames() {
        assertThat(CassandraFiles.yaml(folder, new StorePorts(1, 2)))
                .contains("commitlog_directory: \"/srv/my \\\"data\\\"/cassandra/commitlog\"");
    }

    @Test
    void logIsBounded() {
        assertThat(CassandraFiles.logback(folder))
                .contains("<maxIndex>3</maxIndex>", "<maxFileSize>10MB</maxFileSize>", "cassandra.%i.log");
    }
}
