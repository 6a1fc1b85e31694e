package dev.hearth.catalogue;

import dev.hearth.catalogue.domain.Product;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All products of a node, and the bytes in which clients get them. Never changes; safe to ask from any thread. */
public final class Catalogue {
    private final Map<String, Product> products;
    private final byte[] json;
    private final String hash;

    private Catalogue(Map<String, Product> products, byte[] json) {
        this.products = Collections.unmodifiableMap(products);
        this.json = json;
        this.hash = sha256(json);
    }

    /**
     * A catalogue of these products, in this order.
     *
     * @throws IllegalArgumentException if two have one id
     */
    public static Catalogue of(List<Product> products) {
        var byId = new LinkedHashMap<String, Product>();
        for (var product : products) {
            if (byId.put(product.id(), product) != null) {
                throw new IllegalArgumentException("id: unique, got '" + product.id() + "' twice");
            }
        }
        return new Catalogue(byId, ProductWriter.json(byId.values()));
    }

    /** The product with this id, whatever a client sent as one. */
    public Optional<Product> find(String id) {
        return Optional.ofNullable(products.get(id));
    }

    /** All products, in the order of the files. */
    public Collection<Product> products() {
        return products.values();
    }

    /** What clients get: {@code {"products":[...]}} in UTF-8. */
    public byte[] json() {
        return json.clone();
    }

    /** SHA-256 of {@link #json()} in 64 hexadecimal digits: equal on every node that read the same products. */
    public String hash() {
        return hash;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
