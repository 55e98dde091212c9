// SPDX-License-Identifier: Apache-2.0
package corto.lang;

/// Stands on the host JVM for the object at an address of `SimulatedMemory`. Two handles of one object are equal, not the same.
public record SimulatedObject(Address address) {}
