package dev.hearth.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Writes how people look. */
final class PeopleFields {

    private final JsonGenerator json;

    PeopleFields(JsonGenerator json) {
        this.json = json;
    }

    void write(Map<String, PeopleShapes.Face> people) throws IOException {
        json.writeObjectFieldStart("people");
        for (var entry : people.entrySet()) {
            json.writeObjectFieldStart(entry.getKey());
            json.writeStringField("name", entry.getValue().name());
            json.writeNumberField("version", entry.getValue().version());
            look(entry.getValue().look());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    void look(PeopleShapes.Look look) throws IOException {
        json.writeObjectFieldStart("look");
        var body = look.body();
        json.writeObjectFieldStart("body");
        json.writeStringField("skin", body.skin());
        json.writeNumberField("height", body.height());
        json.writeNumberField("build", body.build());
        json.writeNumberField("face", body.face());
        json.writeEndObject();
        texts("worn", look.worn());
        json.writeEndObject();
    }

    void saved(List<PeopleShapes.SavedLook> looks) throws IOException {
        json.writeArrayFieldStart("saved");
        for (var saved : looks) {
            json.writeStartObject();
            json.writeStringField("name", saved.name());
            look(saved.look());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void texts(String name, List<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (var value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }
}
