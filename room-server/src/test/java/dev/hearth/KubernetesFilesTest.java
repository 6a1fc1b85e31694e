package dev.hearth;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import dev.hearth.config.ConfigLoader;
import dev.hearth.identity.jose.SigningKeys;
import dev.hearth.observability.NodeMetrics;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the manifests against the configuration, since no cluster is needed to build the project. */
class KubernetesFilesTest {
    private static final Path FOLDER = Path.of("docker/kubernetes");
    private static final String LIST = "kustomization.yaml";
    private static final String SECRETS = "/run/secrets/hearth";

    private final Repository repository = Repository.find();
    private final List<Path> files = repository.files(".yaml").stream()
            .filter(file -> file.startsWith(FOLDER) && !file.endsWith(LIST))
            .toList();
    private final KubernetesFiles manifests =
            new KubernetesFiles(files.stream().map(repository::read).toList());
    private final KubernetesFiles.Deployment deployment = manifests.only(KubernetesFiles.Deployment.class);
    private final KubernetesFiles.Pod pod = deployment.spec().template().spec();
    private final KubernetesFiles.Container container = pod.containers().get(0);
    private final Config config = new ConfigLoader("kubernetes", Optional.empty(), Map.of()).load();
    private final DoorPorts doors = DoorPorts.of(config);

    @TempDir
    private Path folder;

    private List<KubernetesFiles.Template> templates() {
        return List.of(
                deployment.spec().template(),
                manifests.only(KubernetesFiles.Job.class).spec().template());
    }

    private Map<String, Integer> ports() {
        return Objects.requireNonNull(container.ports()).stream()
                .collect(Collectors.toMap(
                        KubernetesFiles.ContainerPort::name, KubernetesFiles.ContainerPort::containerPort));
    }

    @Test
    void thePodOpensExactlyTheDoorsOfItsProfile() {
        assertThat(ports())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "http", doors.http(),
                        "socket", doors.socket(),
                        "operations", doors.operations(),
                        "nodes", doors.nodes(),
                        "management", doors.management()));
    }

    @Test
    void theConfigurationOfThePodsPassesTheCheckOfAStart() throws IOException {
        var key = folder.resolve("signing-key.jwk");
        SigningKeys.make(key, new SecureRandom());
        var environment = Map.of(
                "HEARTH_IDENTITY_SIGNING_KEY_FILE", key.toString(),
                "HEARTH_CASSANDRA_PASSWORD_FILE",
                        Files.writeString(folder.resolve("password"), "gh61-pqz")
                                .toString(),
                "HEARTH_NODE_ADDRESS", "10.0.0.1");
        var err = new StringWriter();

        int code = RoomServer.commandLine(environment)
                .setOut(new PrintWriter(new StringWriter(), true))
                .setErr(new PrintWriter(err, true))
                .execute("--check-config", "--profile", "kubernetes", "--config", own().toString());

        assertThat(code).as(err.toString()).isZero();
    }

    @Test
    void secretsAreReadWhereTheyAreMounted() throws IOException {
        var loaded = new ConfigLoader("kubernetes", Optional.of(own()), Map.of("HEARTH_CASSANDRA_USERNAME", "")).load();

        assertThat(List.of(
                        loaded.getString("hearth.identity.signing-key-file"),
                        loaded.getString("hearth.cassandra.password-file")))
                .allMatch(file -> file.startsWith(SECRETS + "/"));
        assertThat(templates()).allSatisfy(template -> {
            assertThat(template.spec().volumes())
                    .extracting(KubernetesFiles.Volume::secret)
                    .contains(new KubernetesFiles.SecretFiles("hearth", false, 0440));
            assertThat(template.spec().containers().get(0).volumeMounts())
                    .contains(new KubernetesFiles.Mount("secrets", SECRETS, true));
        });
    }

    @Test
    void noVariableIsMisspelt() {
        var known = ConfigLoader.keys(config).stream()
                .map(ConfigLoader::environmentName)
                .collect(Collectors.toCollection(ArrayList::new));
        known.addAll(List.of("HEARTH_PROFILE", "HEARTH_CONFIG"));
        assertThat(templates()).allSatisfy(template -> {
            assertThat(template.spec().enableServiceLinks()).isFalse();
            assertThat(template.spec().containers().get(0).env())
                    .extracting(KubernetesFiles.Variable::name)
                    .isSubsetOf(known)
                    .contains("HEARTH_PROFILE", "HEARTH_CONFIG");
        });
        assertThat(container.env())
                .anySatisfy(variable -> assertThat(variable)
                        .isEqualTo(new KubernetesFiles.Variable(
                                "HEARTH_NODE_ADDRESS",
                                null,
                                new KubernetesFiles.Source(new KubernetesFiles.FieldRef("status.podIP")))));
    }

    @Test
    void nodesFindEachOtherByTheLabelTheyLookFor() {
        var label = Map.of("app", config.getString("hearth.cluster.service-name"));
        assertThat(deployment.spec().template().metadata().labels()).isEqualTo(label);
        assertThat(deployment.spec().selector().matchLabels()).isEqualTo(label);
        assertThat(manifests
                        .only(KubernetesFiles.Job.class)
                        .spec()
                        .template()
                        .metadata()
                        .labels())
                .doesNotContainKey("app");

        var role = manifests.only(KubernetesFiles.Role.class);
        assertThat(role.rules())
                .containsExactly(new KubernetesFiles.Role.RoleRule(
                        List.of(""), List.of("pods"), List.of("get", "list", "watch")));
        var binding = manifests.only(KubernetesFiles.RoleBinding.class);
        assertThat(binding.roleRef().name()).isEqualTo(role.metadata().name());
        assertThat(binding.subjects())
                .extracting(KubernetesFiles.RoleBinding.Ref::name)
                .containsExactly(pod.serviceAccountName())
                .containsExactly(manifests
                        .only(KubernetesFiles.ServiceAccount.class)
                        .metadata()
                        .name());
    }

    @Test
    void noTwoClustersCanBeginSideBySide() throws IOException {
        var own = new ConfigLoader("kubernetes", Optional.of(own()), Map.of("HEARTH_CASSANDRA_USERNAME", "")).load();

        assertThat(own.getInt("hearth.cluster.required-contact-points"))
                .isGreaterThan(deployment.spec().replicas() / 2)
                .isLessThanOrEqualTo(deployment.spec().replicas());
    }

    @Test
    void probesAskTheOperatorsDoor() {
        assertThat(Objects.requireNonNull(container.startupProbe()).httpGet())
                .isEqualTo(new KubernetesFiles.HttpGet("/startup", "operations"));
        assertThat(Objects.requireNonNull(container.readinessProbe()).httpGet())
                .isEqualTo(new KubernetesFiles.HttpGet("/ready", "operations"));
        assertThat(Objects.requireNonNull(container.livenessProbe()).httpGet())
                .isEqualTo(new KubernetesFiles.HttpGet("/alive", "operations"));
    }

    @Test
    void aStartMayWaitForTheStore() {
        var startup = Objects.requireNonNull(container.startupProbe());

        assertThat(startup.periodSeconds() * startup.failureThreshold())
                .isGreaterThan(2
                        * (int) config.getDuration("hearth.cassandra.connect-timeout")
                                .toSeconds());
    }

    @Test
    void isGivenTheTimeThatANodeTakesToStop() {
        var pause =
                Objects.requireNonNull(container.lifecycle()).preStop().exec().command();

        assertThat(pause).hasSize(2).startsWith("sleep");
        assertThat(Objects.requireNonNull(pod.terminationGracePeriodSeconds()))
                .isGreaterThan((int) Node.STOP_TIMEOUT.toSeconds() + Integer.parseInt(pause.get(1)));
    }

    @Test
    void nobodyHasMoreRightsThanNeeded() {
        assertThat(templates()).allSatisfy(template -> {
            assertThat(template.spec().securityContext())
                    .isEqualTo(new KubernetesFiles.PodSecurity(
                            true, 10_001, 10_001, 10_001, new KubernetesFiles.Seccomp("RuntimeDefault")));
            assertThat(template.spec().containers().get(0).securityContext())
                    .isEqualTo(new KubernetesFiles.Security(
                            false, true, new KubernetesFiles.Capabilities(List.of("ALL"))));
        });
    }

    @Test
    void onlyNodesReachTheDoorsOfNodes() {
        var policy = manifests.only(KubernetesFiles.NetworkPolicy.class).spec();
        var peers =
                List.of(new KubernetesFiles.NetworkPolicy.Peer(deployment.spec().selector(), null));

        assertThat(policy.podSelector()).isEqualTo(deployment.spec().selector());
        assertThat(policy.policyTypes()).containsExactly("Ingress");
        assertThat(policy.ingress())
                .filteredOn(rule -> opens(rule, "nodes") || opens(rule, "management"))
                .extracting(KubernetesFiles.NetworkPolicy.IngressRule::from)
                .isEqualTo(List.of(peers));
        assertThat(policy.ingress())
                .flatMap(KubernetesFiles.NetworkPolicy.IngressRule::ports)
                .extracting(KubernetesFiles.NetworkPolicy.IngressPort::port)
                .containsExactlyInAnyOrderElementsOf(ports().keySet());
    }

    private static boolean opens(KubernetesFiles.NetworkPolicy.IngressRule rule, String port) {
        return rule.ports().contains(new KubernetesFiles.NetworkPolicy.IngressPort("TCP", port));
    }

    @Test
    void servicesLeadToDoorsOfThePod() {
        assertThat(manifests.all(KubernetesFiles.Service.class)).hasSize(2).allSatisfy(service -> {
            assertThat(service.spec().selector())
                    .isEqualTo(deployment.spec().selector().matchLabels());
            assertThat(service.spec().ports())
                    .allSatisfy(port -> assertThat(ports()).containsEntry(port.targetPort(), port.port()));
        });
        assertThat(manifests.all(KubernetesFiles.Service.class))
                .flatMap(service -> service.spec().ports())
                .extracting(KubernetesFiles.Service.ServicePort::name)
                .containsExactly("http", "socket", "operations");
    }

    @Test
    void nodesGoOneAtATime() {
        assertThat(manifests.only(KubernetesFiles.DisruptionBudget.class).spec())
                .isEqualTo(new KubernetesFiles.DisruptionBudget.BudgetSpec(
                        1, deployment.spec().selector()));
        assertThat(deployment.spec().strategy().rollingUpdate())
                .isEqualTo(new KubernetesFiles.Deployment.Rolling(1, 0));
    }

    @Test
    void scalesByAMetricThatThereIs() {
        var scaler = manifests.only(KubernetesFiles.Autoscaler.class).spec();

        assertThat(scaler.scaleTargetRef().name())
                .isEqualTo(deployment.metadata().name());
        assertThat(scaler.minReplicas()).isEqualTo(deployment.spec().replicas());
        assertThat(scaler.metrics())
                .extracting(metric -> metric.pods().metric().name())
                .isSubsetOf(ScrapedMetric.of(new NodeMetrics(Features.metricLabels()).scrape()).stream()
                        .map(ScrapedMetric::name)
                        .toList());
        assertThat(scaler.behavior().scaleDown().policies())
                .containsExactly(new KubernetesFiles.Autoscaler.Policy("Pods", 1, 300));
    }

    @Test
    void theListNamesEveryFileThatBelongsToARunningCluster() {
        var document = YamlFile.documents(repository.read(FOLDER.resolve(LIST))).get(0);
        var listed =
                YamlFile.camel(document, KubernetesFiles.Kustomization.class).resources();

        assertThat(files)
                .extracting(file -> file.getFileName().toString())
                .filteredOn(name -> !Set.of("autoscaling.yaml", "migrate.yaml").contains(name))
                .containsExactlyInAnyOrderElementsOf(listed);
    }

    private Path own() throws IOException {
        var data = manifests.only(KubernetesFiles.ConfigMap.class).data();
        return Files.writeString(folder.resolve("hearth.conf"), Objects.requireNonNull(data.get("hearth.conf")));
    }
}
