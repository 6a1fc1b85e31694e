package dev.hearth;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the manifests in {@code docker/kubernetes} may hold, one record for each kind. */
final class KubernetesFiles {
    private static final Map<String, Class<?>> KINDS = Map.of(
            "apps/v1 Deployment", Deployment.class,
            "v1 Service", Service.class,
            "v1 ServiceAccount", ServiceAccount.class,
            "v1 ConfigMap", ConfigMap.class,
            "rbac.authorization.k8s.io/v1 Role", Role.class,
            "rbac.authorization.k8s.io/v1 RoleBinding", RoleBinding.class,
            "networking.k8s.io/v1 NetworkPolicy", NetworkPolicy.class,
            "policy/v1 PodDisruptionBudget", DisruptionBudget.class,
            "autoscaling/v2 HorizontalPodAutoscaler", Autoscaler.class,
            "batch/v1 Job", Job.class);

    private final List<Object> manifests = new ArrayList<>();

    /** Reads the documents of all files. */
    KubernetesFiles(List<String> texts) {
        for (var text : texts) {
            for (var document : YamlFile.documents(text)) {
                manifests.add(typed((Map<?, ?>) document));
            }
        }
    }

    private static Object typed(Map<?, ?> document) {
        var type = KINDS.get(document.get("apiVersion") + " " + document.get("kind"));
        if (type == null) {
            throw new AssertionError("no such kind here: " + document.get("apiVersion") + " " + document.get("kind"));
        }
        return YamlFile.camel(document, type);
    }

    <T> List<T> all(Class<T> type) {
        return manifests.stream().filter(type::isInstance).map(type::cast).toList();
    }

    <T> T only(Class<T> type) {
        var found = all(type);
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " of " + type.getSimpleName() + ", expected one");
        }
        return found.get(0);
    }

    record Meta(
            @Nullable String name,
            Map<String, String> labels,
            @Nullable Map<String, String> annotations) {}

    record Selector(Map<String, String> matchLabels) {}

    record Named(String name) {}

    record Deployment(String apiVersion, String kind, Meta metadata, DeploymentSpec spec) {
        record DeploymentSpec(
                int replicas,
                int revisionHistoryLimit,
                int progressDeadlineSeconds,
                Strategy strategy,
                int minReadySeconds,
                Selector selector,
                Template template) {}

        record Strategy(String type, Rolling rollingUpdate) {}

        record Rolling(int maxSurge, int maxUnavailable) {}
    }

    record Job(String apiVersion, String kind, Meta metadata, JobSpec spec) {
        record JobSpec(int backoffLimit, int ttlSecondsAfterFinished, Template template) {}
    }

    record Template(Meta metadata, Pod spec) {}

    record Pod(
            @Nullable String serviceAccountName,
            @Nullable Boolean automountServiceAccountToken,
            boolean enableServiceLinks,
            @Nullable String restartPolicy,
            @Nullable Integer terminationGracePeriodSeconds,
            PodSecurity securityContext,
            @Nullable List<Spread> topologySpreadConstraints,
            @Nullable List<Toleration> tolerations,
            List<Container> containers,
            List<Volume> volumes) {}

    record PodSecurity(boolean runAsNonRoot, int runAsUser, int runAsGroup, int fsGroup, Seccomp seccompProfile) {}

    record Seccomp(String type) {}

    record Spread(int maxSkew, String topologyKey, String whenUnsatisfiable, Selector labelSelector) {}

    record Toleration(String key, String operator, String effect, int tolerationSeconds) {}

    record Container(
            String name,
            String image,
            String imagePullPolicy,
            List<String> args,
            List<Variable> env,
            @Nullable List<ContainerPort> ports,
            @Nullable Probe startupProbe,
            @Nullable Probe readinessProbe,
            @Nullable Probe livenessProbe,
            @Nullable Lifecycle lifecycle,
            Resources resources,
            Security securityContext,
            List<Mount> volumeMounts) {}

    record Variable(
            String name, @Nullable String value, @Nullable Source valueFrom) {}

    record Source(FieldRef fieldRef) {}

    record FieldRef(String fieldPath) {}

    record ContainerPort(String name, int containerPort) {}

    record Probe(HttpGet httpGet, int periodSeconds, int timeoutSeconds, int failureThreshold) {}

    record HttpGet(String path, String port) {}

    record Lifecycle(Handler preStop) {}

    record Handler(Exec exec) {}

    record Exec(List<String> command) {}

    record Resources(Map<String, String> requests, Map<String, String> limits) {}

    record Security(boolean allowPrivilegeEscalation, boolean readOnlyRootFilesystem, Capabilities capabilities) {}

    record Capabilities(List<String> drop) {}

    record Mount(String name, String mountPath, boolean readOnly) {}

    record Volume(
            String name,
            @Nullable Named configMap,
            @Nullable SecretFiles secret,
            @Nullable EmptyDir emptyDir) {}

    record SecretFiles(String secretName, boolean optional, int defaultMode) {}

    record EmptyDir(String medium, String sizeLimit) {}

    record Service(String apiVersion, String kind, Meta metadata, ServiceSpec spec) {
        record ServiceSpec(
                String type,
                @Nullable String clusterIP,
                boolean publishNotReadyAddresses,
                Map<String, String> selector,
                List<ServicePort> ports) {}

        record ServicePort(String name, int port, String targetPort) {}
    }

    record ServiceAccount(String apiVersion, String kind, Meta metadata) {}

    record ConfigMap(String apiVersion, String kind, Meta metadata, Map<String, String> data) {}

    record Role(String apiVersion, String kind, Meta metadata, List<RoleRule> rules) {
        record RoleRule(List<String> apiGroups, List<String> resources, List<String> verbs) {}
    }

    record RoleBinding(String apiVersion, String kind, Meta metadata, Ref roleRef, List<Ref> subjects) {
        record Ref(@Nullable String apiGroup, String kind, String name) {}
    }

    record NetworkPolicy(String apiVersion, String kind, Meta metadata, PolicySpec spec) {
        record PolicySpec(Selector podSelector, List<String> policyTypes, List<IngressRule> ingress) {}

        record IngressRule(@Nullable List<Peer> from, List<IngressPort> ports) {}

        record Peer(
                @Nullable Selector podSelector, @Nullable Selector namespaceSelector) {}

        record IngressPort(String protocol, String port) {}
    }

    record DisruptionBudget(String apiVersion, String kind, Meta metadata, BudgetSpec spec) {
        record BudgetSpec(int maxUnavailable, Selector selector) {}
    }

    record Autoscaler(String apiVersion, String kind, Meta metadata, ScalerSpec spec) {
        record ScalerSpec(
                Target scaleTargetRef, int minReplicas, int maxReplicas, List<Metric> metrics, Behaviour behavior) {}

        record Target(String apiVersion, String kind, String name) {}

        record Metric(String type, PodMetric pods) {}

        record PodMetric(Named metric, Average target) {}

        record Average(String type, String averageValue) {}

        record Behaviour(Rules scaleUp, Rules scaleDown) {}

        record Rules(int stabilizationWindowSeconds, List<Policy> policies) {}

        record Policy(String type, int value, int periodSeconds) {}
    }

    /** The list of files that belong together. */
    record Kustomization(String apiVersion, String kind, List<String> resources) {}
}
