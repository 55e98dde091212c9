// SPDX-License-Identifier: Apache-2.0
package corto.drivers.pci;

import static org.assertj.core.api.Assertions.assertThat;

import corto.lang.Address;
import corto.lang.PhysicalAddress;
import corto.lang.SimulatedMemory;
import corto.memory.directmap.DeviceMemory;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PciTest {
    private static final long TABLE = 0xFEB0_0800L;

    private final FakeConfiguration configuration = new FakeConfiguration();
    private final ConfigurationMechanism1 access = new ConfigurationMechanism1(configuration);
    private final SimulatedMemory memory = SimulatedMemory.fresh();

    private PciDevice[] devices() {
        return PciBus.enumerate(access);
    }

    private List<String> found() {
        return Stream.of(devices()).map(d -> PciBus.busOf(d.number()) + ":" + PciBus.deviceOf(d.number()) + "." + PciBus.functionOf(d.number())).toList();
    }

    @Test
    void mechanism_1_is_present_where_its_address_register_keeps_what_is_written() {
        assertThat(access.isPresent()).isTrue();
    }

    @Test
    void an_empty_bus_has_no_devices() {
        assertThat(devices()).isEmpty();
    }

    @Test
    void enumerate_finds_devices_by_number_with_their_identity() {
        configuration.add(0, 31, 0, 0x1AF4, 0x1041);
        configuration.add(0, 0, 0, 0x8086, 0x1237).space.put(0x0B, (byte) 6).put(0x0A, (byte) 0).put(0x09, (byte) 1);

        PciDevice[] devices = devices();

        assertThat(found()).containsExactly("0:0.0", "0:31.0");
        assertThat(devices[0].vendorId()).isEqualTo(0x8086);
        assertThat(devices[0].deviceId()).isEqualTo(0x1237);
        assertThat(devices[0].classCode()).isEqualTo(0x060001);
    }

    @Test
    void functions_above_0_are_looked_for_in_multi_function_devices_only() {
        configuration.add(0, 1, 0, 1, 1).space.put(0x0E, (byte) 0x80);
        configuration.add(0, 1, 3, 1, 2);
        configuration.add(0, 2, 0, 1, 3);
        configuration.add(0, 2, 1, 1, 4);        // an alias: device 2 has one function only

        assertThat(found()).containsExactly("0:1.0", "0:1.3", "0:2.0");
    }

    @Test
    void enumerate_goes_on_behind_bridges() {
        configuration.add(0, 3, 0, 1, 1).space.put(0x0E, (byte) 1).put(0x19, (byte) 2);
        configuration.add(2, 0, 0, 1, 2).space.put(0x0E, (byte) 1).put(0x19, (byte) 5);
        configuration.add(5, 7, 0, 1, 3);
        configuration.add(6, 0, 0, 1, 4);        // behind no bridge

        assertThat(found()).containsExactly("0:3.0", "2:0.0", "5:7.0");
    }

    @Test
    void a_bridge_that_leads_back_is_not_followed() {
        configuration.add(0, 3, 0, 1, 1).space.put(0x0E, (byte) 1).put(0x19, (byte) 0);

        assertThat(found()).containsExactly("0:3.0");
    }

    @Test
    void more_devices_than_fit_at_first_are_all_found() {
        for (int device = 0; device < 32; device++) {
            for (int function = 0; function < 2; function++) {
                configuration.add(0, device, function, 1, device).space.put(0x0E, (byte) 0x80);
            }
        }

        assertThat(devices()).hasSize(64).doesNotContainNull();
    }

    @Test
    void base_addresses_have_place_and_size() {
        configuration.add(0, 1, 0, 1, 1).memory(0, 0xFEB0_0000, 0x1000).io(1, 0xC040, 32).memory64(4, 0x12_3400_0000L, 0x4000);
        PciDevice device = devices()[0];

        assertThat(device.barAddress(0)).isEqualTo(new PhysicalAddress(0xFEB0_0000L));
        assertThat(device.barBytes(0)).isEqualTo(0x1000);
        assertThat(device.barAddress(1)).isEqualTo(new PhysicalAddress(0));
        assertThat(device.barPort(1)).isEqualTo(0xC040);
        assertThat(device.barBytes(1)).isEqualTo(32);
        assertThat(device.barBytes(2)).isZero();
        assertThat(device.barAddress(4)).isEqualTo(new PhysicalAddress(0x12_3400_0000L));
    }

    @Test
    void a_base_address_of_64_bits_may_be_larger_than_4_GiB() {
        configuration.add(0, 1, 0, 1, 1).memory64(2, 0x40_0000_0000L, 1L << 34);

        assertThat(devices()[0].barBytes(2)).isEqualTo(1L << 34);
    }

    @Test
    void asking_for_sizes_leaves_base_addresses_and_command_as_they_were() {
        FakeConfiguration.Function function = configuration.add(0, 1, 0, 1, 1).memory64(0, 0x12_3400_0000L, 0x4000);
        PciDevice device = devices()[0];
        device.enable();

        assertThat(device.barBytes(0)).isEqualTo(0x4000);

        assertThat(device.barAddress(0)).isEqualTo(new PhysicalAddress(0x12_3400_0000L));
        assertThat(function.command()).isEqualTo(6);
    }

    @Test
    void enable_switches_on_memory_and_bus_mastering() {
        FakeConfiguration.Function function = configuration.add(0, 1, 0, 1, 1);

        devices()[0].enable();

        assertThat(function.command()).isEqualTo(0x0006);
    }

    @Test
    void capabilities_are_found_one_after_the_other() {
        configuration.add(0, 1, 0, 1, 1).capability(9, 0x40).capability(0x11, 0x54).capability(9, 0x60);
        PciDevice device = devices()[0];

        assertThat(device.capability(9, 0, 2)).isEqualTo(0x40);
        assertThat(device.capability(9, 0x40, 2)).isEqualTo(0x60);
        assertThat(device.capability(9, 0x60, 2)).isZero();
        assertThat(device.capability(5, 0, 2)).isZero();
    }

    @Test
    void memory_that_firmware_has_not_placed_gets_places_of_its_size_and_alignment() {
        configuration.add(0, 1, 0, 0x1AF4, 0x1041).memory(1, 0, 0x1000).memory64(4, 0, 0x4000);
        configuration.add(0, 2, 0, 0x1AF4, 0x1042).io(0, 0xC000, 64).memory(1, 0, 16).memory64(2, 0, 0x10_0000);

        PciDevice[] devices = devices();

        assertThat(devices[0].barAddress(1)).isEqualTo(new PhysicalAddress(0xF000_0000L));
        assertThat(devices[0].barAddress(4)).isEqualTo(new PhysicalAddress(0xF000_4000L));
        assertThat(devices[0].barAddress(0).bits()).isZero();
        assertThat(devices[1].barPort(0)).isEqualTo(0xC000);
        assertThat(devices[1].barAddress(1)).isEqualTo(new PhysicalAddress(0xF000_8000L));
        assertThat(devices[1].barAddress(2)).isEqualTo(new PhysicalAddress(0xF010_0000L));
    }

    @Test
    void what_firmware_has_placed_stays_where_it_is() {
        configuration.add(0, 1, 0, 0x1AF4, 0x1041).memory(1, 0xFEBF_1000, 0x1000);
        configuration.add(0, 2, 0, 0x1AF4, 0x1042).memory(1, 0, 0x1000);

        PciDevice[] devices = devices();

        assertThat(devices[0].barAddress(1)).isEqualTo(new PhysicalAddress(0xFEBF_1000L));
        assertThat(devices[1].barAddress(1).bits()).isZero();
    }

    @Test
    void memory_that_finds_no_room_stays_without_a_place() {
        configuration.add(0, 1, 0, 1, 1).memory64(0, 0, 1L << 33).memory(2, 0, 0x2000).memory(3, 0, 0x1000).memory(4, 0, 0x1000);

        PciDevice device = new PciDevice(access, 1 << 3);

        Placement.complete(new PciDevice[] {device}, 0xF000_0000L, 0xF000_3000L);

        assertThat(device.barAddress(0).bits()).isZero();
        assertThat(device.barAddress(2)).isEqualTo(new PhysicalAddress(0xF000_0000L));
        assertThat(device.barAddress(3)).isEqualTo(new PhysicalAddress(0xF000_2000L));
        assertThat(device.barAddress(4).bits()).isZero();
    }

    @Test
    void a_list_of_capabilities_in_a_circle_ends() {
        configuration.add(0, 1, 0, 1, 1).capability(9, 0x40).capability(9, 0x50).space.put(0x51, (byte) 0x40);

        assertThat(devices()[0].capability(5, 0, 2)).isZero();
    }

    @Test
    void without_the_status_bit_there_are_no_capabilities() {
        configuration.add(0, 1, 0, 1, 1).space.put(0x34, (byte) 0x40).put(0x40, (byte) 9);

        assertThat(devices()[0].capability(9, 0, 2)).isZero();
    }

    @Test
    void the_interrupt_pin_has_the_line_of_firmware() {
        configuration.add(0, 1, 0, 1, 1);

        assertThat(devices()[0].interruptLine()).isEqualTo(11);
        assertThat(devices()[0].interruptPin()).isEqualTo(1);
        assertThat(devices()[0].msixEntries()).isZero();
    }

    /// MSI-X with 3 entries whose table is 0x800 bytes into base address 1.
    private FakeConfiguration.Function withMsix() {
        return configuration.add(0, 1, 0, 1, 1).memory(1, 0xFEB0_0000, 0x1000).capability(0x11, 0x40, 2, 0, 0x01, 0x08, 0, 0, 0x01, 0x0C, 0, 0);
    }

    @Test
    void enableMsix_programs_its_entry_masks_the_others_and_leaves_INTx() {
        FakeConfiguration.Function function = withMsix();
        Address table = memory.map(TABLE, 3 * 16);
        PciDevice device = devices()[0];

        device.enableMsix(1, 0x1_FEE0_0000L, 0x41, identity());

        assertThat(device.msixEntries()).isEqualTo(3);
        assertThat(List.of(table.loadInt(16), table.loadInt(20), table.loadInt(24), table.loadInt(28))).containsExactly(0xFEE0_0000, 1, 0x41, 0);
        assertThat(table.loadInt(12)).isEqualTo(1);
        assertThat(table.loadInt(44)).isEqualTo(1);
        assertThat(function.space.getShort(0x42) & 0xC000).isEqualTo(0x8000);
        assertThat(function.command() & 0x400).isEqualTo(0x400);
    }

    @Test
    void enableMsix_changes_an_entry_only_while_it_is_masked() {
        withMsix();
        List<String> writes = new ArrayList<>();
        memory.map(TABLE, 3 * 16, new SimulatedMemory.Device() {
            @Override
            public long load(long offset, int sizeBytes) {
                return 0;
            }

            @Override
            public void store(long offset, int sizeBytes, long value) {
                writes.add(offset + "=" + Long.toHexString(value));
            }
        });
        PciDevice device = devices()[0];
        device.enableMsix(0, 0xFEE0_0000L, 0x40, identity());
        writes.clear();

        device.enableMsix(2, 0xFEE0_1000L, 0x42, identity());

        assertThat(writes).containsExactly("44=1", "32=fee01000", "36=0", "40=42", "44=0");
    }

    @Test
    void attach_offers_each_device_until_a_driver_takes_it() {
        configuration.add(0, 1, 0, 1, 1);
        configuration.add(0, 2, 0, 1, 2);
        List<String> offered = new ArrayList<>();
        PciDriver picky = device -> {
            offered.add("picky " + device.deviceId());
            return device.deviceId() == 1;
        };
        PciDriver other = device -> {
            offered.add("other " + device.deviceId());
            return false;
        };

        int taken = PciBus.attach(devices(), picky, other);

        assertThat(taken).isEqualTo(1);
        assertThat(offered).containsExactly("picky 1", "picky 2", "other 2");
    }

    /// Memory that is seen where it is.
    private static DeviceMemory identity() {
        return (from, _) -> new Address(from.bits());
    }
}
