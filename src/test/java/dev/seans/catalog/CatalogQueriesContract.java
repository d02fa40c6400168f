package dev.seans.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seans.catalog.CatalogSearch.Filter;
import dev.seans.database.StatementPlans;
import dev.seans.records.NamedValue;
import dev.seans.records.RecordKind;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

abstract class CatalogQueriesContract extends CatalogFixture {

    @BeforeEach
    void aWorkshop() throws Exception {
        for (String file : CommerceMl31Contract.FILES) {
            try (InputStream bytes = Objects.requireNonNull(
                    CatalogQueriesContract.class.getResourceAsStream("/commerceml31/" + file + ".xml"))) {
                store(bytes.readAllBytes());
            }
        }
    }

    @Test
    void aProductWithItsOffersIsReadInThreeStatements() {
        StatementPlans statements = new StatementPlans(database);

        List<CatalogQueries.Goods> found =
                new CatalogQueries(statements.database()).productsWithOffers(search(Map.of(Filter.ID, "hammer")));

        assertThat(statements.of("seans_")).hasSize(3);
        assertThat(found).singleElement().satisfies(goods -> {
            assertThat(goods.product().images()).hasSize(2);
            assertThat(goods.offers()).extracting(OfferView::id).containsExactly("hammer#short", "hammer#long");
            assertThat(goods.offers().get(0).prices()).hasSize(1);
            assertThat(goods.offers().get(0).stocks()).hasSize(2);
        });
    }

    @Test
    void everythingThatIsStoredOfAProductIsTold() {
        ProductView hammer = catalog.product("hammer");

        assertThat(hammer.description()).isEqualTo("Для мастерской.<br>Не для камня.");
        assertThat(hammer.requisites()).containsExactly(new NamedValue("ТипНоменклатуры", "Товар"));
        assertThat(hammer.propertyValues())
                .containsExactly(
                        new PropertyView("handle", "Рукоять", "ash", "Ясень"),
                        new PropertyView("weight", "Вес бойка (г)", null, "500"));
        assertThat(hammer.unitCode()).isEqualTo("796");
        assertThat(hammer.details().taxes()).containsExactly(new NamedValue("НДС", "Без налога"));
    }

    @Test
    void anotherUnitIsToldWithHowManyBaseUnitsItIs() throws Exception {
        store("""
                <КоммерческаяИнформация><Каталог СодержитТолькоИзменения="true"><Ид>c</Ид><Товары>
                <Товар><Ид>tea</Ид><Наименование>Чай</Наименование><БазоваяЕдиница Код="778"><Пересчет><Единица>796</Единица>
                <Коэффициент>20</Коэффициент></Пересчет></БазоваяЕдиница></Товар></Товары></Каталог></КоммерческаяИнформация>
                """);

        assertThat(catalog.product("tea").units()).containsExactly(new UnitView("796", new BigDecimal(20)));
    }

    @Test
    void productsAreFoundByWhatTheyHave() throws Exception {
        store("""
                <КоммерческаяИнформация><Каталог СодержитТолькоИзменения="true"><Ид>c</Ид><Товары>
                <Товар><Ид>two</Ид><Наименование>100%_чай</Наименование><Штрихкод>1</Штрихкод><Штрихкод>2</Штрихкод></Товар>
                <Товар><Ид>other</Ид><Наименование>100 чай</Наименование></Товар></Товары></Каталог></КоммерческаяИнформация>
                """);

        assertThat(products(Map.of(Filter.ARTICLE, "H-500"))).containsExactly("hammer");
        assertThat(products(Map.of(Filter.GROUP, "hammers"))).containsExactly("hammer");
        assertThat(products(Map.of(Filter.NAME, "Мол"))).containsExactly("hammer");
        assertThat(products(Map.of(Filter.NAME, "100%_")))
                .as("what is a pattern to a database is none to a shop")
                .containsExactly("two");
        assertThat(products(Map.of(Filter.BARCODE, "1"))).containsExactly("two");
        assertThat(products(Map.of(Filter.BARCODE, "2"))).containsExactly("two");
        assertThat(products(Map.of(Filter.ACTIVE, "false"))).isEmpty();
        assertThat(products(Map.of(Filter.ACTIVE, "true", Filter.NAME, "К"))).containsExactly("mallet");
        assertThat(products(Map.of(Filter.UPDATED_SINCE, "2000-01-01T00:00:00Z")))
                .as("the fixture writes in 1970")
                .isEmpty();
        assertThat(products(Map.of(Filter.UPDATED_SINCE, "1970-01-01T00:00:00Z")))
                .hasSize(4);
    }

    @Test
    void offersAreFoundByTheirProduct() {
        assertThat(catalog.queries().offers(search(Map.of(Filter.PRODUCT, "hammer"))))
                .extracting(OfferView::id)
                .containsExactly("hammer#short", "hammer#long");
    }

    @Test
    void groupsAreFoundByTheirParentAndPagedThrough() {
        List<ClassifierView> groups = catalog.queries().classifiers(RecordKind.GROUP, search(Map.of()));

        assertThat(groups).hasSize(3);
        assertThat(catalog.queries()
                        .classifiers(
                                RecordKind.GROUP,
                                CatalogSearch.all(null, groups.get(0).rowId(), 1)))
                .singleElement()
                .extracting(ClassifierView::id)
                .isEqualTo(groups.get(1).id());
        String parent = String.valueOf(groups.get(2).fields().get("parentId"));
        assertThat(catalog.queries().classifiers(RecordKind.GROUP, search(Map.of(Filter.PARENT, parent))))
                .extracting(ClassifierView::id)
                .contains(groups.get(2).id());
    }

    @Test
    void aFilterThatRecordsOfAKindDoNotHaveIsRefusedWithThoseThatTheyHave() {
        assertThatThrownBy(() ->
                        catalog.queries().classifiers(RecordKind.UNIT, search(Map.of(Filter.ARTICLE, "H-500"))))
                .hasMessage("article is no filter of these records; theirs are id, name, updatedSince");
        assertThatThrownBy(() -> search(Map.of(Filter.UPDATED_SINCE, "yesterday")))
                .hasMessage("updatedSince must be a time such as 2026-01-31T12:00:00Z");
        assertThatThrownBy(() -> search(Map.of(Filter.ACTIVE, "1"))).hasMessage("active must be true or false");
    }

    private List<String> products(Map<Filter, String> filters) {
        return catalog.queries().products(search(filters)).stream()
                .map(ProductView::id)
                .toList();
    }

    private static CatalogSearch search(Map<Filter, String> filters) {
        return new CatalogSearch(null, filters, null, 100);
    }
}
