// SPDX-License-Identifier: Apache-2.0

/// `/dev`.
///
/// A ramfs whose special files `Devices` makes: a `DeviceNode` has a number, opening it makes the open file that the number stands for. Nodes
/// made by mknod(2) or found in an archive work the same.
///
/// **Context.** Under the kernel lock.
package corto.fs.devfs;
