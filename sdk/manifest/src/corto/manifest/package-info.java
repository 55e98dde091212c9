// SPDX-License-Identifier: Apache-2.0

/// Reads `corto.yaml` (YAML 1.2) into a [Manifest].
///
/// Every key is optional, and a key that nobody knows is an error: a setting that is silently ignored costs more time than one that
/// is refused. Errors name file and line.
package corto.manifest;
