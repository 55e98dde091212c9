// SPDX-License-Identifier: Apache-2.0

/// What `corto new` writes.
///
/// ```
///   NAME ──LibraryName───┐
///                        ├─► values ─┐
///   SERVICE ──Services───┘           ├─► Template ─► a folder
///                templates/… files ──┘
/// ```
/// A template is a folder of files; `{{name}}` in them stands for a value. Services that people provide often have a template of their own, which works as it
/// is; for others `Stubs` writes a class from the compiled interface.
package corto.skeleton;
