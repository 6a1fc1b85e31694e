#!/bin/bash
# Starts Cassandra in its container with what Hearth needs: acknowledged has to mean durable (the image's default syncs
# the log only every ten seconds), and a commit of a busy room is one batch.
set -eu
settings=/etc/cassandra/cassandra.yaml

sed -i \
  -e 's/^commitlog_sync:.*/commitlog_sync: batch/' \
  -e '/^commitlog_sync_period:/d' \
  -e 's/^batch_size_fail_threshold:.*/batch_size_fail_threshold: 2MiB/' \
  "$settings"
grep -q '^commitlog_sync: batch' "$settings"
grep -q '^batch_size_fail_threshold: 2MiB' "$settings"
exec docker-entrypoint.sh cassandra -f
