// SPDX-License-Identifier: Apache-2.0

/// What a configuration means for an image: from the settings that people make to the libraries and options it is built with.
///
/// ```
///   Kconfig files ─┐
///   corto.yaml    ─┼─► ImageConfiguration ─► modules, platform, optimisation, properties ─► the build
///   .config       ─┤         │
///   --set         ─┘         └─► .config beside the image
/// ```
package corto.configuration;
