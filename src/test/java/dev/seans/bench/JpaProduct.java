package dev.seans.bench;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A product as an importer that knows only JPA would map it: properties, requisites, images, prices and stock are its details. */
@Entity
@Table(name = "jpa_product")
public class JpaProduct {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @SuppressWarnings("unused") // JPA's
    private @Nullable Long id;

    @Column(name = "ext_id", unique = true)
    @SuppressWarnings("unused") // JPA's
    private String extId = "";

    @Column(name = "name", length = 1000)
    @Nullable
    String name;

    @Column(name = "description", length = 10_000)
    @Nullable
    String description;

    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true)
    @JoinColumn(name = "product_id")
    private final List<JpaDetail> details = new ArrayList<>();

    protected JpaProduct() {}

    JpaProduct(String extId) {
        this.extId = extId;
    }

    /** Replaces details of these kinds. */
    void replace(List<String> kinds, List<JpaDetail> now) {
        details.removeIf(detail -> kinds.contains(detail.kind()));
        details.addAll(now);
    }
}
