// SPDX-License-Identifier: Apache-2.0

/// Messages of the kernel about itself. Where they go is a library of its own; without one, calls are empty and their texts are not in the image.
///
/// **Context.** Under the kernel lock, or at boot; not in interrupts. Nothing blocks.
package corto.log.api;
