package fr.archipel.db;

/** PostgreSQL's configuration files for a private cluster, as texts. */
final class ClusterSettings {

    /**
     * Who may connect: through the socket, whose folder only the owner enters, the owner as superuser (the system
     * vouches for the name); through the loopback address, by password. Nobody is trusted on the strength of a port.
     */
    static final String ACCESS = """
            # Written by Archipel.
            local  all  all                peer
            host   all  all  127.0.0.1/32  scram-sha-256
            """;

    /** {@code local.conf}, empty at first. */
    static final String LOCAL = """
            # Your own PostgreSQL settings, one a line (name = value), read last. Kept by Archipel.
            """;

    private ClusterSettings() {}

    /** {@code postgresql.conf}; written anew at each start, with that start's port. */
    static String configuration(ClusterPaths paths, ClusterOptions options, int port) {
        return """
                # Written by Archipel at each start. Your own settings go to %1$s.

                # Loopback only, and a socket in a folder of our own: no other machine, no other account.
                listen_addresses = '127.0.0.1'
                port = %2$d
                unix_socket_directories = %3$s
                unix_socket_permissions = 0700
                password_encryption = 'scram-sha-256'
                max_connections = 40
                cluster_name = 'archipel'

                # A territory fits in memory: the system's file cache holds it, PostgreSQL's own share stays modest.
                shared_buffers = '128MB'
                effective_cache_size = '1GB'
                work_mem = '16MB'
                maintenance_work_mem = '128MB'
                huge_pages = off
                # Pages come from memory or an SSD, where a random read costs hardly more than the next one.
                random_page_cost = 1.1

                # Short queries, several at once, on few cores: compiling a query or starting workers for it takes
                # longer than the query.
                jit = off
                max_parallel_workers_per_gather = 0

                # Copies are made by pg_dump; nothing is replicated, so the log holds what a crash needs and no more.
                wal_level = 'minimal'
                max_wal_senders = 0
                max_logical_replication_workers = 0
                max_wal_size = '512MB'
                # A commit is answered once written; with fsync, once on the disk.
                synchronous_commit = on
                fsync = %4$s
                full_page_writes = %4$s

                # What was in a failed statement may be personal: the log says the error and not the values.
                log_min_error_statement = 'panic'
                log_checkpoints = off
                log_line_prefix = '%%m [%%p] %%q%%u@%%d '
                log_timezone = 'UTC'
                lc_messages = 'C'
                default_text_search_config = 'pg_catalog.french'

                include_if_exists = %1$s
                """.formatted(
                        quote(paths.localSettings().toString()),
                        port,
                        quote(paths.socketFolder()),
                        options.durable() ? "on" : "off");
    }

    private static String quote(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
