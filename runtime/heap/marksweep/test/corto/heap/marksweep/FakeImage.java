// SPDX-License-Identifier: Apache-2.0
package corto.heap.marksweep;

import corto.heap.api.ClassDescriptor;
import corto.heap.api.ObjectLayout;
import corto.lang.Address;
import corto.lang.ObjectAddress;
import corto.lang.SimulatedMemory;
import corto.platform.api.BarePlatform;

/// An image in simulated memory: classes, one static field for each root that a test wants, one image object, a stack, a heap.
final class FakeImage extends BarePlatform {
    private static final long CLASSES = 0x10_0000;
    private static final long STATICS = 0x20_0000;
    private static final long IMAGE = 0x30_0000;
    private static final long STACK = 0x40_0000;
    private static final long HEAP = 0x1000_0000;
    private static final int PART_BYTES = 0x1_0000;

    static final int ROOTS = 4096;

    private final SimulatedMemory memory = SimulatedMemory.fresh();
    private final int heapBytes;
    private Address nextClass;
    private final Address statics;
    private final Address imageObject;
    private final Address stack;
    private Address stackPointer;
    int collections;
    boolean refusesMemory;           // from now on
    final Space space;

    final Address node;              // three references and a number
    final Address leaf;              // 24 bytes without references
    final Address wide;              // 70 references, more than REFERENCE_BITS has room for
    final Address references;        // Object[]
    final Address bytes;             // byte[]

    FakeImage(int heapBytes, int stressEvery) {
        this.heapBytes = heapBytes;
        memory.map(HEAP, heapBytes);
        nextClass = memory.map(CLASSES, PART_BYTES);
        statics = memory.map(STATICS, PART_BYTES);
        imageObject = memory.map(IMAGE, PART_BYTES);
        stack = memory.map(STACK, PART_BYTES);
        stackPointer = stackBase();
        node = instanceClass(40, 0b01110);
        leaf = instanceClass(24, 0);
        wide = wideClass();
        references = arrayClass(ClassDescriptor.KIND_REFERENCE_ARRAY, 3, ObjectAddress.WIDE_ELEMENTS);
        bytes = arrayClass(ClassDescriptor.KIND_PRIMITIVE_ARRAY, 0, ObjectAddress.NARROW_ELEMENTS);
        ObjectLayout.initialize(imageObject, node);
        memory.define("static_refs_start", statics);
        memory.define("static_refs_end", statics.plus(ROOTS * 8));
        memory.define("marksweep_runs", statics.plus(ROOTS * 8));
        memory.define("marksweep_ring", statics.plus(ROOTS * 8 + Run.COUNT * Run.SIZE));
        memory.define("image_heap_start", imageObject);
        memory.define("image_heap_end", imageObject.plus(40));
        space = new Space(this, new Stress(stressEvery), this::collect);
        space.initialize(heapStart(), heapBytes);
    }

    private Address instanceClass(int sizeBytes, long referenceBits) {
        Address descriptor = nextClass;
        nextClass = nextClass.plus(ClassDescriptor.SIZE);
        ClassDescriptor.INSTANCE_SIZE.write(descriptor, sizeBytes);
        ClassDescriptor.KIND.write(descriptor, ClassDescriptor.KIND_INSTANCE);
        ClassDescriptor.REFERENCE_BITS.write(descriptor, referenceBits);
        return descriptor;
    }

    private Address wideClass() {
        Address list = new Address(CLASSES + PART_BYTES / 2);
        list.storeInt(0, 70);
        for (int i = 1; i <= 70; i++) {
            list.storeInt(i * 4L, 8 * i);
        }
        return instanceClass(8 + 70 * 8, list.bits() + ClassDescriptor.MANY_REFERENCES);
    }

    private Address arrayClass(int kind, int shift, int dataOffset) {
        Address descriptor = instanceClass(0, 0);
        ClassDescriptor.KIND.write(descriptor, kind);
        ClassDescriptor.ELEMENT_SHIFT.write(descriptor, shift);
        ClassDescriptor.DATA_OFFSET.write(descriptor, dataOffset);
        return descriptor;
    }

    Address allocate(Address descriptor) {
        return initialized(space.allocate(ClassDescriptor.INSTANCE_SIZE.read(descriptor), 0), descriptor);
    }

    Address allocate(Address descriptor, int length) {
        Address array = initialized(space.allocate(ObjectLayout.arraySize(descriptor, length), descriptor.is(bytes) ? Block.LEAF : 0), descriptor);
        if (!array.isZero()) {
            ObjectLayout.LENGTH.write(array, length);
        }
        return array;
    }

    private static Address initialized(Address object, Address descriptor) {
        if (!object.isZero()) {
            ObjectLayout.initialize(object, descriptor);
        }
        return object;
    }

    void setStatic(int index, Address object) {
        statics.storeAddress(index * 8L, object);
    }

    void setImageField(int index, Address object) {
        imageObject.storeAddress(8 + index * 8L, object);
    }

    /// Pushes a word that may be a reference, and gives its place.
    Address push(long word) {
        stackPointer = stackPointer.plus(-8);
        stackPointer.storeLong(word);
        return stackPointer;
    }

    void popAll() {
        stackPointer = stackBase();
    }

    void collect() {
        collections++;
        space.collect(stackPointer);
    }

    static void setReference(Address object, int index, Address value) {
        object.storeAddress(8 + index * 8L, value);
    }

    static Address reference(Address object, int index) {
        return object.loadAddress(8 + index * 8L);
    }

    @Override
    public Address heapStart() {
        return new Address(HEAP);
    }

    @Override
    public long heapBytes() {
        return heapBytes;
    }

    @Override
    public boolean commit(Address from, long lengthBytes) {
        return !refusesMemory;
    }

    @Override
    public Address stackBase() {
        return stack.plus(PART_BYTES);
    }

    @Override
    public Address stackEnd() {
        return stack;
    }
}
