package dev.hearth.catalogue;

/** A field that breaks a rule. Whoever knows the file and the product puts their names in front. */
final class Fault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param path of the field inside its product, such as {@code model[2].size[0]}; empty for the whole */
    Fault(String path, String problem) {
        super(path.isEmpty() ? problem : path + ": " + problem, null, false, false);
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
