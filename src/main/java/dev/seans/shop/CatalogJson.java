package dev.seans.shop;

import dev.seans.api.JsonFields;
import dev.seans.catalog.CatalogCounts;
import dev.seans.catalog.CatalogQueries;
import dev.seans.catalog.ClassifierView;
import dev.seans.catalog.ImageView;
import dev.seans.catalog.OfferView;
import dev.seans.catalog.ProductView;
import dev.seans.catalog.PropertyView;
import dev.seans.catalog.UnitView;
import dev.seans.records.Characteristic;
import dev.seans.records.Extra;
import dev.seans.records.NamedValue;
import dev.seans.records.ProductDetails;
import dev.seans.search.ProductSearch;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonGenerator;
import java.util.List;
import java.util.Map;

/** The catalogue as JSON. */
final class CatalogJson {

    private CatalogJson() {}

    static JsonValue counts(CatalogCounts counts) {
        return JsonFields.object()
                .add("groups", counts.groups())
                .add("properties", counts.properties())
                .add("propertyValues", counts.propertyValues())
                .add("products", counts.products())
                .add("deletedProducts", counts.deletedProducts())
                .add("inactiveProducts", counts.inactiveProducts())
                .add("images", counts.images())
                .add("missingImages", counts.missingImages())
                .add("offers", counts.offers())
                .add("inactiveOffers", counts.inactiveOffers())
                .add("priceTypes", counts.priceTypes())
                .add("prices", counts.prices())
                .add("warehouses", counts.warehouses())
                .add("stocks", counts.stocks())
                .add("units", counts.units())
                .build();
    }

    static void found(JsonGenerator out, ProductSearch.Found found) {
        out.writeStartObject();
        JsonFields.array(out, "products", found.products(), CatalogJson::product);
        JsonFields.field(out, "next", found.next());
        out.write("behind", found.behind());
        ProductSearch.Counts counts = found.counts();
        if (counts == null) {
            out.writeNull("counts");
        } else {
            out.writeStartObject("counts");
            out.write("groups", counts.groups());
            out.write("products", counts.products());
            out.write("offers", counts.offers());
            out.write("prices", counts.prices());
            out.write("warehouses", counts.warehouses());
            JsonFields.field(out, "at", counts.at());
            out.writeEnd();
        }
        out.writeEnd();
    }

    /** A product with what is sold of it. */
    static void goods(JsonGenerator out, CatalogQueries.Goods goods) {
        out.writeStartObject();
        fields(out, goods.product());
        JsonFields.array(out, "offers", goods.offers(), CatalogJson::offer);
        out.writeEnd();
    }

    static void product(JsonGenerator out, ProductView product) {
        out.writeStartObject();
        fields(out, product);
        out.writeEnd();
    }

    private static void fields(JsonGenerator out, ProductView product) {
        out.write("id", product.id());
        JsonFields.field(out, "article", product.article());
        JsonFields.field(out, "barcode", product.barcode());
        JsonFields.array(out, "barcodes", product.barcodes(), JsonGenerator::write);
        JsonFields.field(out, "name", product.name());
        JsonFields.field(out, "description", product.description());
        JsonFields.field(out, "unit", product.unit());
        JsonFields.field(out, "unitCode", product.unitCode());
        JsonFields.array(out, "units", product.units(), CatalogJson::unit);
        out.write("deleted", product.deleted());
        out.write("active", product.active());
        JsonFields.array(out, "groups", product.groups(), JsonGenerator::write);
        JsonFields.array(out, "images", product.images(), CatalogJson::image);
        properties(out, product.propertyValues());
        JsonFields.array(out, "requisites", product.requisites(), CatalogJson::namedValue);
        JsonFields.array(out, "characteristics", product.characteristics(), CatalogJson::ofProduct);
        details(out, product.details());
        extra(out, product.extra());
        JsonFields.field(out, "updatedAt", product.updatedAt());
        out.write("importId", product.importId());
    }

    static void offer(JsonGenerator out, OfferView offer) {
        out.writeStartObject();
        out.write("id", offer.id());
        out.write("productId", offer.productId());
        JsonFields.field(out, "article", offer.article());
        JsonFields.field(out, "barcode", offer.barcode());
        JsonFields.array(out, "barcodes", offer.barcodes(), JsonGenerator::write);
        JsonFields.field(out, "name", offer.name());
        JsonFields.field(out, "unit", offer.unit());
        JsonFields.field(out, "unitCode", offer.unitCode());
        JsonFields.array(out, "units", offer.units(), CatalogJson::unit);
        out.write("deleted", offer.deleted());
        out.write("active", offer.active());
        JsonFields.array(out, "characteristics", offer.characteristics(), CatalogJson::namedValue);
        JsonFields.array(out, "prices", offer.prices(), CatalogJson::price);
        JsonFields.field(out, "quantity", offer.quantity());
        JsonFields.array(out, "stocks", offer.stocks(), CatalogJson::stock);
        properties(out, offer.propertyValues());
        JsonFields.array(out, "images", offer.images(), CatalogJson::image);
        extra(out, offer.extra());
        JsonFields.field(out, "updatedAt", offer.updatedAt());
        out.write("importId", offer.importId());
        out.writeEnd();
    }

    static void image(JsonGenerator out, ImageView image) {
        out.writeStartObject();
        out.write("path", image.path());
        JsonFields.field(out, "bytes", image.bytes());
        JsonFields.field(out, "sha256", image.sha256());
        out.write("missing", image.isMissing());
        out.writeEnd();
    }

    static void classifier(JsonGenerator out, ClassifierView view) {
        out.writeStartObject();
        out.write("id", view.id());
        view.fields().forEach((name, value) -> JsonFields.field(out, name, value));
        out.write("deleted", view.deleted());
        switch (view.kind()) {
            case GROUP -> JsonFields.array(out, "images", view.images(), CatalogJson::image);
            case PROPERTY -> JsonFields.array(out, "values", view.values(), CatalogJson::directoryValue);
            case WAREHOUSE -> JsonFields.array(out, "contacts", view.contacts(), CatalogJson::namedValue);
            case CATEGORY -> JsonFields.array(out, "properties", view.properties(), JsonGenerator::write);
            default -> {}
        }
        extra(out, view.extra());
        JsonFields.field(out, "updatedAt", view.updatedAt());
        out.write("importId", view.importId());
        out.writeEnd();
    }

    /** By names, where one value stands by itself, several as an array; and with ids. */
    private static void properties(JsonGenerator out, List<PropertyView> values) {
        out.writeStartObject("properties");
        for (Map.Entry<String, List<String>> property :
                PropertyView.byName(values).entrySet()) {
            if (property.getValue().size() == 1) {
                out.write(property.getKey(), property.getValue().get(0));
            } else {
                JsonFields.array(out, property.getKey(), property.getValue(), JsonGenerator::write);
            }
        }
        out.writeEnd();
        JsonFields.array(out, "propertyValues", values, CatalogJson::propertyValue);
    }

    private static void details(JsonGenerator out, ProductDetails details) {
        JsonFields.field(out, "code", details.code());
        JsonFields.field(out, "fullName", details.fullName());
        JsonFields.field(out, "country", details.country());
        JsonFields.field(out, "weight", details.weight());
        JsonFields.field(out, "categoryId", details.categoryId());
        JsonFields.field(out, "manufacturerId", details.manufacturerId());
        JsonFields.field(out, "manufacturer", details.manufacturer());
        JsonFields.array(out, "taxes", details.taxes(), CatalogJson::tax);
        JsonFields.field(out, "version", details.version());
    }

    private static void extra(JsonGenerator out, Extra extra) {
        out.writeStartObject("extra");
        extra.values().forEach((name, json) -> out.write(name, JsonFields.parsed(json)));
        out.writeEnd();
    }

    private static void directoryValue(JsonGenerator out, NamedValue value) {
        out.writeStartObject()
                .write("id", value.name())
                .write("value", value.value())
                .writeEnd();
    }

    private static void propertyValue(JsonGenerator out, PropertyView value) {
        out.writeStartObject();
        out.write("propertyId", value.id());
        JsonFields.field(out, "property", value.name());
        JsonFields.field(out, "valueId", value.valueId());
        out.write("value", value.value());
        out.writeEnd();
    }

    private static void unit(JsonGenerator out, UnitView unit) {
        out.writeStartObject();
        JsonFields.field(out, "unit", unit.unit());
        JsonFields.field(out, "coefficient", unit.coefficient());
        out.writeEnd();
    }

    private static void namedValue(JsonGenerator out, NamedValue named) {
        out.writeStartObject()
                .write("name", named.name())
                .write("value", named.value())
                .writeEnd();
    }

    private static void tax(JsonGenerator out, NamedValue tax) {
        out.writeStartObject()
                .write("name", tax.name())
                .write("rate", tax.value())
                .writeEnd();
    }

    private static void ofProduct(JsonGenerator out, Characteristic characteristic) {
        out.writeStartObject();
        JsonFields.field(out, "id", characteristic.id());
        out.write("name", characteristic.name());
        out.write("value", characteristic.value());
        out.writeEnd();
    }

    private static void price(JsonGenerator out, OfferView.PriceView price) {
        out.writeStartObject();
        JsonFields.field(out, "priceTypeId", price.typeId());
        JsonFields.field(out, "priceType", price.typeName());
        JsonFields.field(out, "taxIncluded", price.taxIncluded());
        out.write("amount", price.amount());
        JsonFields.field(out, "currency", price.currency());
        JsonFields.field(out, "unit", price.unit());
        JsonFields.field(out, "unitCode", price.unitCode());
        JsonFields.field(out, "coefficient", price.coefficient());
        JsonFields.field(out, "minQuantity", price.minQuantity());
        JsonFields.field(out, "presentation", price.presentation());
        out.writeEnd();
    }

    private static void stock(JsonGenerator out, OfferView.StockView stock) {
        out.writeStartObject();
        JsonFields.field(out, "warehouseId", stock.warehouseId());
        JsonFields.field(out, "warehouse", stock.warehouseName());
        out.write("quantity", stock.quantity());
        out.writeEnd();
    }
}
