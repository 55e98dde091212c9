// SPDX-License-Identifier: Apache-2.0

/// Objects of System V that have keys, identifiers, owners and permissions, and the table of one kind of them. Everything runs under the kernel lock.
package corto.posix.ipc;
