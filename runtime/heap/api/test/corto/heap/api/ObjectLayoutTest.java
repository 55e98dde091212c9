// SPDX-License-Identifier: Apache-2.0
package corto.heap.api;

import static org.assertj.core.api.Assertions.assertThat;

import corto.lang.Address;
import corto.lang.ObjectAddress;
import corto.lang.SimulatedMemory;
import org.junit.jupiter.api.Test;

class ObjectLayoutTest {
    private final Address descriptor = SimulatedMemory.fresh().map(0x1000, 0x100);
    private final Address object = SimulatedMemory.current().map(0x2000, 0x100);

    private void array(int shift, int dataOffset) {
        ClassDescriptor.KIND.write(descriptor, ClassDescriptor.KIND_PRIMITIVE_ARRAY);
        ClassDescriptor.ELEMENT_SHIFT.write(descriptor, shift);
        ClassDescriptor.DATA_OFFSET.write(descriptor, dataOffset);
    }

    @Test
    void an_instance_has_the_size_of_its_class() {
        ClassDescriptor.INSTANCE_SIZE.write(descriptor, 40);
        ObjectLayout.initialize(object, descriptor);

        assertThat(ObjectLayout.descriptor(object)).isEqualTo(descriptor);
        assertThat(ObjectLayout.size(object)).isEqualTo(40);
    }

    @Test
    void narrow_arrays_begin_at_12_and_round_up_to_8() {
        array(0, ObjectAddress.NARROW_ELEMENTS);

        assertThat(ObjectLayout.arraySize(descriptor, 0)).isEqualTo(16);
        assertThat(ObjectLayout.arraySize(descriptor, 4)).isEqualTo(16);
        assertThat(ObjectLayout.arraySize(descriptor, 5)).isEqualTo(24);
    }

    @Test
    void wide_arrays_begin_at_16() {
        array(3, ObjectAddress.WIDE_ELEMENTS);
        ObjectLayout.initialize(object, descriptor);
        ObjectLayout.LENGTH.write(object, 3);

        assertThat(ObjectLayout.size(object)).isEqualTo(40);
    }

    @Test
    void the_longest_array_has_a_size_that_does_not_overflow() {
        array(3, ObjectAddress.WIDE_ELEMENTS);

        assertThat(ObjectLayout.arraySize(descriptor, Integer.MAX_VALUE)).isEqualTo(16 + 8L * Integer.MAX_VALUE);
    }

    @Test
    void class_descriptors_of_kernel_images_are_found_by_their_low_half() {
        Address inKernel = new Address(0xFFFF_FFFF_8010_0040L);
        ObjectLayout.initialize(object, inKernel);

        assertThat(ObjectLayout.descriptor(object)).isEqualTo(inKernel);
        assertThat(ObjectLayout.STATE.read(object)).isZero();
    }
}
