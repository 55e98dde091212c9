// SPDX-License-Identifier: Apache-2.0

/// Tables of ACPI, as far as a virtual machine needs them.
///
/// ```text
///   RSDP ──► RSDT or XSDT ──► FACP (FixedTable) ──► DSDT ──► _S5           sleep type "off"
///                         │                              └─► Device … _CRS  DeviceNodes
///                         └─► APIC (ApicTable)             I/O APICs, overrides
/// ```
/// **Nothing is believed.** A table counts only if its length is possible and its bytes add up to zero; what is read from it lies within its length; what a
/// list or a package says about its own length cannot lead out of what it is in. AML is not interpreted: declarations are walked over by the lengths that they carry, and a
/// construct that is not known ends the walk of the package that it is in.
///
/// **Context.** Any; nothing is allocated, nothing blocks, nothing is changed.
package corto.platform.acpi;
