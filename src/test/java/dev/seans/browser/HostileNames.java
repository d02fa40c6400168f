package dev.seans.browser;

import dev.seans.testkit.onec.OneCFile;

/** What somebody could write into 1C who wants to run a program in the browser of an operator. */
final class HostileNames {

    static final String PRODUCT = "<script>document.title='owned';window.owned=1</script>";
    static final String GROUP = "\"><img src=x onerror=\"window.owned=2\">";
    static final String PROPERTY = "<svg onload='window.owned=3'></svg>";
    static final String VALUE = "<b onclick='window.owned=4'>жирный</b>";
    static final String WEIGHT = "<iframe src=\"javascript:parent.owned=5\"></iframe>";
    static final String CUSTOMER = "<img src=x onerror=window.owned=6>{{7*7}}${7*7}";
    static final String FILE = "<img src=x onerror=window.owned=7>.xml";

    private HostileNames() {}

    /** A catalogue that says all of them, and a broken value. */
    static OneCFile file(String name) {
        return OneCFile.of(name, """
                <?xml version="1.0" encoding="UTF-8"?>
                <КоммерческаяИнформация ВерсияСхемы="2.07"><Классификатор><Ид>k</Ид>
                <Группы><Группа><Ид>g</Ид><Наименование>%s</Наименование></Группа></Группы>
                <Свойства><Свойство><Ид>s</Ид><Наименование>%s</Наименование></Свойство></Свойства></Классификатор>
                <Каталог><Ид>c</Ид><Товары>
                <Товар><Ид>hostile</Ид><Наименование>%s</Наименование><Группы><Ид>g</Ид></Группы>
                <ЗначенияСвойств><ЗначенияСвойства><Ид>s</Ид><Значение>%s</Значение></ЗначенияСвойства></ЗначенияСвойств>
                <Вес>%s</Вес></Товар>
                <Товар><Наименование>%3$s</Наименование></Товар>
                </Товары></Каталог></КоммерческаяИнформация>
                """.formatted(
                        escaped(GROUP), escaped(PROPERTY), escaped(PRODUCT), escaped(VALUE), escaped(WEIGHT)));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
