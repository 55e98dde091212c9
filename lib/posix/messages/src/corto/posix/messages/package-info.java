// SPDX-License-Identifier: Apache-2.0

/// Message queues of System V: svipc(7), Linux 6.1 ipc/msg.c. Who sends or receives looks, and waits until another has changed the queue. Everything runs under the kernel lock.
package corto.posix.messages;
