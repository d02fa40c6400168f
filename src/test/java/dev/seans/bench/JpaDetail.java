package dev.seans.bench;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** One value that belongs to a product. */
@Entity
@Table(name = "jpa_detail", indexes = @Index(columnList = "product_id"))
@SuppressWarnings("unused") // JPA reads the fields
public class JpaDetail {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Column(name = "kind")
    private String kind = "";

    @Column(name = "name", length = 1000)
    private String name = "";

    @Column(name = "content", length = 1000)
    private String content = "";

    protected JpaDetail() {}

    JpaDetail(String kind, String name, String content) {
        this.kind = kind;
        this.name = name;
        this.content = content;
    }

    String kind() {
        return kind;
    }
}
