// SPDX-License-Identifier: Apache-2.0

/// Folders of Java sources in, folders of class files out.
///
/// A module is a folder that holds `src/module-info.java`; nothing else registers it. All modules of a kind are compiled by one
/// javac run ([Compilation]), and only when a source, an option or the JDK changed ([Fingerprint]).
///
/// [Bootstrap] is started by the launcher from its source file (`java …/Bootstrap.java`), before any class of ours exists. So this
/// package uses the JDK alone.
package corto.build;
