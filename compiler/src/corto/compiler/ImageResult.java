// SPDX-License-Identifier: Apache-2.0
package corto.compiler;

import java.nio.file.Path;

/// A finished image.
///
/// @param image the bootable file, without symbols
/// @param debugFile symbols and lines for debuggers and traces
/// @param methods number of methods compiled
/// @param javaBaseMethods how many of them are the JDK's
/// @param classes number of classes of which instances can exist
public record ImageResult(Path image, Path debugFile, int methods, int javaBaseMethods, int classes) {}
