// SPDX-License-Identifier: Apache-2.0
package corto.composition;

/// A class by which a module of the image implements a service.
///
/// @param type the class, as the module's declaration names it
public record Provider(String module, String type) {
}
