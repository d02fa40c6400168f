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
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
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

    /** A product with what is sold of it. */
    static JsonValue goods(CatalogQueries.Goods goods) {
        return product(goods.product())
                .add("offers", JsonFields.array(goods.offers(), CatalogJson::offer))
                .build();
    }

    static JsonObjectBuilder product(ProductView product) {
        return JsonFields.object()
                .add("id", product.id())
                .add("article", JsonFields.value(product.article()))
                .add("barcode", JsonFields.value(product.barcode()))
                .add("barcodes", JsonFields.array(product.barcodes(), JsonFields::value))
                .add("name", JsonFields.value(product.name()))
                .add("description", JsonFields.value(product.description()))
                .add("unit", JsonFields.value(product.unit()))
                .add("unitCode", JsonFields.value(product.unitCode()))
                .add("units", JsonFields.array(product.units(), CatalogJson::unit))
                .add("deleted", product.deleted())
                .add("active", product.active())
                .add("groups", JsonFields.array(product.groups(), JsonFields::value))
                .add("images", JsonFields.array(product.images(), CatalogJson::image))
                .add("properties", properties(product.properties()))
                .add("propertyValues", JsonFields.array(product.propertyValues(), CatalogJson::propertyValue))
                .add("requisites", JsonFields.array(product.requisites(), CatalogJson::namedValue))
                .add("characteristics", JsonFields.array(product.characteristics(), CatalogJson::ofProduct))
                .addAll(details(product.details()))
                .add("extra", extra(product.extra()))
                .add("updatedAt", JsonFields.value(product.updatedAt()))
                .add("importId", product.importId());
    }

    static JsonValue image(ImageView image) {
        return JsonFields.object()
                .add("path", image.path())
                .add("bytes", JsonFields.value(image.bytes()))
                .add("sha256", JsonFields.value(image.sha256()))
                .add("missing", image.isMissing())
                .build();
    }

    /** One value stands by itself, several as an array. */
    private static JsonValue properties(Map<String, List<String>> properties) {
        JsonObjectBuilder object = JsonFields.object();
        properties.forEach((name, values) -> object.add(
                name,
                values.size() == 1 ? JsonFields.value(values.get(0)) : JsonFields.array(values, JsonFields::value)));
        return object.build();
    }

    static JsonValue classifier(ClassifierView view) {
        JsonObjectBuilder object = JsonFields.object().add("id", view.id());
        view.fields().forEach((name, value) -> object.add(name, JsonFields.value(value)));
        object.add("deleted", view.deleted());
        switch (view.kind()) {
            case GROUP -> object.add("images", JsonFields.array(view.images(), CatalogJson::image));
            case PROPERTY -> object.add("values", JsonFields.array(view.values(), CatalogJson::directoryValue));
            case WAREHOUSE -> object.add("contacts", JsonFields.array(view.contacts(), CatalogJson::namedValue));
            case CATEGORY -> object.add("properties", JsonFields.array(view.properties(), JsonFields::value));
            default -> {}
        }
        return object.add("extra", extra(view.extra()))
                .add("updatedAt", JsonFields.value(view.updatedAt()))
                .add("importId", view.importId())
                .build();
    }

    private static JsonValue directoryValue(NamedValue value) {
        return JsonFields.object()
                .add("id", value.name())
                .add("value", value.value())
                .build();
    }

    private static JsonValue propertyValue(PropertyView value) {
        return JsonFields.object()
                .add("propertyId", value.id())
                .add("property", JsonFields.value(value.name()))
                .add("valueId", JsonFields.value(value.valueId()))
                .add("value", value.value())
                .build();
    }

    private static JsonValue unit(UnitView unit) {
        return JsonFields.object()
                .add("unit", JsonFields.value(unit.unit()))
                .add("coefficient", JsonFields.value(unit.coefficient()))
                .build();
    }

    static JsonValue offer(OfferView offer) {
        return JsonFields.object()
                .add("id", offer.id())
                .add("productId", offer.productId())
                .add("article", JsonFields.value(offer.article()))
                .add("barcode", JsonFields.value(offer.barcode()))
                .add("barcodes", JsonFields.array(offer.barcodes(), JsonFields::value))
                .add("name", JsonFields.value(offer.name()))
                .add("unit", JsonFields.value(offer.unit()))
                .add("unitCode", JsonFields.value(offer.unitCode()))
                .add("units", JsonFields.array(offer.units(), CatalogJson::unit))
                .add("deleted", offer.deleted())
                .add("active", offer.active())
                .add("characteristics", JsonFields.array(offer.characteristics(), CatalogJson::namedValue))
                .add("prices", JsonFields.array(offer.prices(), CatalogJson::price))
                .add("quantity", JsonFields.value(offer.quantity()))
                .add("stocks", JsonFields.array(offer.stocks(), CatalogJson::stock))
                .add("properties", properties(offer.properties()))
                .add("propertyValues", JsonFields.array(offer.propertyValues(), CatalogJson::propertyValue))
                .add("images", JsonFields.array(offer.images(), CatalogJson::image))
                .add("extra", extra(offer.extra()))
                .add("updatedAt", JsonFields.value(offer.updatedAt()))
                .add("importId", offer.importId())
                .build();
    }

    private static JsonValue namedValue(NamedValue named) {
        return JsonFields.object()
                .add("name", JsonFields.value(named.name()))
                .add("value", JsonFields.value(named.value()))
                .build();
    }

    private static JsonObjectBuilder details(ProductDetails details) {
        return JsonFields.object()
                .add("code", JsonFields.value(details.code()))
                .add("fullName", JsonFields.value(details.fullName()))
                .add("country", JsonFields.value(details.country()))
                .add("weight", JsonFields.value(details.weight()))
                .add("categoryId", JsonFields.value(details.categoryId()))
                .add("manufacturerId", JsonFields.value(details.manufacturerId()))
                .add("manufacturer", JsonFields.value(details.manufacturer()))
                .add("taxes", JsonFields.array(details.taxes(), CatalogJson::tax))
                .add("version", JsonFields.value(details.version()));
    }

    private static JsonValue extra(Extra extra) {
        JsonObjectBuilder object = JsonFields.object();
        extra.values().forEach((name, json) -> object.add(name, JsonFields.parsed(json)));
        return object.build();
    }

    private static JsonValue tax(NamedValue tax) {
        return JsonFields.object()
                .add("name", tax.name())
                .add("rate", tax.value())
                .build();
    }

    private static JsonValue ofProduct(Characteristic characteristic) {
        return JsonFields.object()
                .add("id", JsonFields.value(characteristic.id()))
                .add("name", characteristic.name())
                .add("value", characteristic.value())
                .build();
    }

    private static JsonValue price(OfferView.PriceView price) {
        return JsonFields.object()
                .add("priceTypeId", JsonFields.value(price.typeId()))
                .add("priceType", JsonFields.value(price.typeName()))
                .add("taxIncluded", JsonFields.value(price.taxIncluded()))
                .add("amount", price.amount())
                .add("currency", JsonFields.value(price.currency()))
                .add("unit", JsonFields.value(price.unit()))
                .add("unitCode", JsonFields.value(price.unitCode()))
                .add("coefficient", JsonFields.value(price.coefficient()))
                .add("minQuantity", JsonFields.value(price.minQuantity()))
                .add("presentation", JsonFields.value(price.presentation()))
                .build();
    }

    private static JsonValue stock(OfferView.StockView stock) {
        return JsonFields.object()
                .add("warehouseId", JsonFields.value(stock.warehouseId()))
                .add("warehouse", JsonFields.value(stock.warehouseName()))
                .add("quantity", stock.quantity())
                .build();
    }
}
