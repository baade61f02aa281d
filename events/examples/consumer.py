#!/usr/bin/python3
"""Prints every event once, project by project in order, and stops at a hole. Argument: the broker, as in host:port."""
import sys, uuid
from confluent_kafka import Consumer, KafkaException

# Keeps nothing, so it reads all at each start. Whoever keeps state keeps the versions and offsets beside it.
consumer = Consumer({"bootstrap.servers": sys.argv[1], "group.id": str(uuid.uuid4()),
                     "auto.offset.reset": "earliest", "enable.auto.commit": False})
consumer.subscribe(["culvert.events.v1"])
versions = {}
while True:
    message = consumer.poll(1.0)
    if message is None:
        continue
    if message.error():
        raise KafkaException(message.error())
    ce = {name: value.decode() for name, value in message.headers()}
    project, version = ce["ce_project"], int(ce["ce_sequence"])
    expected = versions.get(project, 0) + 1
    if version > expected:
        sys.exit(f"{project} has a hole before {version}")
    if version == expected:  # a lower one is a repetition
        print(project, version, ce["ce_type"], message.value().decode(), flush=True)
        versions[project] = version
