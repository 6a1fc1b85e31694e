package dev.hearth.operations.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hearth.operations.SettingRows;
import dev.hearth.operations.SettingsFollower;
import dev.hearth.operations.domain.Deed;
import dev.hearth.operations.domain.HouseSetting;
import dev.hearth.operations.domain.Operator;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;

/** What the console can be asked about settings of the house. Nothing of the configuration is shown. */
final class SettingsApi {

    private static final int VALUE_CHARS_MAX = 20;

    private final SettingRows rows;
    private final ActorRef<SettingsFollower.Command> follower;
    private final Deeds deeds;

    SettingsApi(SettingRows rows, ActorRef<SettingsFollower.Command> follower, Deeds deeds) {
        this.rows = rows;
        this.follower = follower;
        this.deeds = deeds;
    }

    CompletionStage<HttpResponse> all() {
        return read().thenApply(settings -> ConsoleJson.answer(StatusCodes.OK, shown(settings)));
    }

    private CompletionStage<List<HouseSetting>> read() {
        return rows.all().handle((settings, failure) -> {
            if (failure != null) {
                throw ConsoleRefusal.unavailable("store-silent", "the store does not answer");
            }
            return settings;
        });
    }

    private static ObjectNode shown(List<HouseSetting> settings) {
        var body = ConsoleJson.object();
        var into = body.putArray("settings");
        settings.forEach(setting -> into.addObject().put("name", setting.name()).put("value", setting.value()));
        return body;
    }

    CompletionStage<HttpResponse> set(Operator operator, JsonNode body) {
        var value = ConsoleBodies.text(body, "value", VALUE_CHARS_MAX);
        var setting = HouseSetting.parse(name(body), value)
                .orElseThrow(
                        () -> ConsoleRefusal.invalid("sockets-max takes 0 to 1000000; log-level.<logger> takes INFO,"
                                + " WARN, ERROR or OFF, and below dev.hearth also TRACE and DEBUG"));
        return read().thenCompose(settings -> {
            boolean isNew = settings.stream().noneMatch(each -> each.name().equals(setting.name()));
            if (isNew && settings.size() >= HouseSetting.COUNT_MAX) {
                throw ConsoleRefusal.conflict("too-many", HouseSetting.COUNT_MAX + " settings differ already");
            }
            var target = setting.name() + " = " + setting.value();
            return deeds.storing(operator, "setting.set", target, body, () -> rows.put(setting))
                    .thenApply(this::noticed);
        });
    }

    CompletionStage<HttpResponse> remove(Operator operator, JsonNode body) {
        var name = name(body);
        return read().thenCompose(settings -> {
            if (settings.stream().noneMatch(each -> each.name().equals(name))) {
                throw ConsoleRefusal.notFound("this setting is as configured");
            }
            return deeds.storing(operator, "setting.remove", name, body, () -> rows.remove(name))
                    .thenApply(this::noticed);
        });
    }

    private HttpResponse noticed(HttpResponse response) {
        follower.tell(SettingsFollower.Look.NOW);
        return response;
    }

    private static String name(JsonNode body) {
        return ConsoleBodies.text(body, "name", Deed.TARGET_CHARS_MAX);
    }
}
