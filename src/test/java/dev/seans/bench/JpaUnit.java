package dev.seans.bench;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.SharedCacheMode;
import jakarta.persistence.ValidationMode;
import jakarta.persistence.spi.PersistenceProvider;
import jakarta.persistence.spi.PersistenceUnitInfo;
import jakarta.persistence.spi.PersistenceUnitTransactionType;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import javax.sql.DataSource;

/** A persistence unit without a persistence.xml, on Payara's EclipseLink. */
final class JpaUnit {

    private static final String PROVIDER = "org.eclipse.persistence.jpa.PersistenceProvider";

    private JpaUnit() {}

    static EntityManagerFactory open(DataSource dataSource, List<Class<?>> entities)
            throws ReflectiveOperationException {
        PersistenceProvider provider = Class.forName(PROVIDER)
                .asSubclass(PersistenceProvider.class)
                .getDeclaredConstructor()
                .newInstance();
        Map<String, String> properties = Map.of(
                "eclipselink.ddl-generation",
                "create-tables",
                "eclipselink.weaving",
                "false",
                "eclipselink.logging.level",
                "WARNING",
                "eclipselink.target-database",
                "PostgreSQL");
        return provider.createContainerEntityManagerFactory(info(dataSource, entities), properties);
    }

    private static PersistenceUnitInfo info(DataSource dataSource, List<Class<?>> entities) {
        Map<String, Object> answers = Map.ofEntries(
                Map.entry("getPersistenceUnitName", "bench"),
                Map.entry("getPersistenceProviderClassName", PROVIDER),
                Map.entry("getTransactionType", PersistenceUnitTransactionType.RESOURCE_LOCAL),
                Map.entry("getNonJtaDataSource", dataSource),
                Map.entry(
                        "getManagedClassNames",
                        entities.stream().map(Class::getName).toList()),
                Map.entry("getMappingFileNames", List.of()),
                Map.entry("getJarFileUrls", List.of()),
                Map.entry(
                        "getPersistenceUnitRootUrl",
                        JpaUnit.class.getProtectionDomain().getCodeSource().getLocation()),
                Map.entry("excludeUnlistedClasses", true),
                Map.entry("getSharedCacheMode", SharedCacheMode.NONE),
                Map.entry("getValidationMode", ValidationMode.NONE),
                Map.entry("getProperties", new Properties()),
                Map.entry("getPersistenceXMLSchemaVersion", "3.0"),
                Map.entry("getClassLoader", JpaUnit.class.getClassLoader()),
                Map.entry("getNewTempClassLoader", JpaUnit.class.getClassLoader()));
        return (PersistenceUnitInfo) Proxy.newProxyInstance(
                JpaUnit.class.getClassLoader(),
                new Class<?>[] {PersistenceUnitInfo.class},
                (proxy, method, arguments) -> answers.get(method.getName()));
    }
}
