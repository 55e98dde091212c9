// SPDX-License-Identifier: Apache-2.0
package corto.compiler.lower;

import static java.lang.constant.ConstantDescs.INIT_NAME;

import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.MethodModel;
import java.lang.constant.ClassDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;

/// A method handle constant (JVMS §4.4.8) as the instruction that does what calling it would do.
record Invocation(Site site, DirectMethodHandleDesc handle) {

    /// Parameters (a receiver first) and result, as the method handle has them.
    MethodTypeDesc type() {
        return handle.invocationType();
    }

    /// Comes before the arguments.
    void begin(CodeBuilder code) {
        if (handle.kind() == DirectMethodHandleDesc.Kind.CONSTRUCTOR) {
            code.new_(handle.owner()).dup();
        }
    }

    /// Takes the arguments off the stack and leaves the result.
    void end(CodeBuilder code) {
        ClassDesc owner = handle.owner();
        String name = handle.methodName();
        switch (handle.kind()) {
            case STATIC, INTERFACE_STATIC -> code.invokestatic(owner, name, descriptor(), handle.isOwnerInterface());
            case VIRTUAL -> code.invokevirtual(owner, name, descriptor());
            case INTERFACE_VIRTUAL -> code.invokeinterface(owner, name, descriptor());
            case SPECIAL, INTERFACE_SPECIAL -> special(code);
            case CONSTRUCTOR -> code.invokespecial(owner, INIT_NAME, descriptor());
            case GETTER -> code.getfield(owner, name, fieldType());
            case SETTER -> code.putfield(owner, name, fieldType());
            case STATIC_GETTER -> code.getstatic(owner, name, fieldType());
            case STATIC_SETTER -> code.putstatic(owner, name, fieldType());
        }
    }

    /// REF_invokeSpecial to a private method of the host: javac before 11 knew no nest mates. The other kinds say the same.
    private void special(CodeBuilder code) {
        boolean inInterface = handle.isOwnerInterface();
        if (!isPrivateInHost()) {
            code.invokespecial(handle.owner(), handle.methodName(), descriptor(), inInterface);
        } else if (inInterface) {
            code.invokeinterface(handle.owner(), handle.methodName(), descriptor());
        } else {
            code.invokevirtual(handle.owner(), handle.methodName(), descriptor());
        }
    }

    private boolean isPrivateInHost() {
        ClassModel host = site.host();
        if (!handle.owner().equals(site.hostClass())) {
            return false;
        }
        for (MethodModel method : host.methods()) {
            if (method.methodName().equalsString(handle.methodName()) && method.methodType().equalsString(handle.lookupDescriptor())) {
                return method.flags().has(AccessFlag.PRIVATE);
            }
        }
        return false;
    }

    private MethodTypeDesc descriptor() {
        return MethodTypeDesc.ofDescriptor(handle.lookupDescriptor());
    }

    private ClassDesc fieldType() {
        return ClassDesc.ofDescriptor(handle.lookupDescriptor());
    }
}
