// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/items/mapping_edit.hpp"

#include <initializer_list>
#include <utility>

#include "scenarios/document/pointer.hpp"

namespace headroom::gui {

namespace {

using document::Node;

std::string resourceAt(const std::string& name) { return document::child("/Resources", name); }

/// { HOW: "name" }, or a list of several.
Node reference(const char* how, std::initializer_list<std::string> names) {
    Node list = Node::array();
    for (const std::string& name : names) list.append(Node::string(name));
    Node made = Node::object();
    made.set(how, names.size() == 1 ? Node::string(*names.begin()) : std::move(list));
    return made;
}

Node mappingOf(const std::string& source, const char* attribute, const std::string& function) {
    Node properties = Node::object();
    properties.set("FunctionName", reference("Ref", {function}));
    properties.set("EventSourceArn", reference("Fn::GetAtt", {source, attribute}));
    return properties;
}

ScenarioEdit::Text addMapping(const ScenarioEdit& edit, const std::string& source, const std::string& function,
                              Node properties) {
    Node mapping = Node::object();
    mapping.set("Type", Node::string("AWS::Lambda::EventSourceMapping"));
    mapping.set("Properties", std::move(properties));
    return edit.set(resourceAt(edit.freeName("Resources", source + "To" + function)), mapping);
}

}  // namespace

ScenarioEdit::Text readQueue(const std::string& text, std::size_t design, const std::string& queue,
                             const std::string& function) {
    return addMapping(ScenarioEdit(text, design), queue, function, mappingOf(queue, "Arn", function));
}

ScenarioEdit::Text readStream(const std::string& text, std::size_t design, const std::string& table,
                              const std::string& function) {
    const ScenarioEdit edit(text, design);
    Node properties = mappingOf(table, "StreamArn", function);
    properties.set("StartingPosition", Node::string("LATEST"));
    auto changed = addMapping(edit, table, function, std::move(properties));
    const std::string stream = resourceAt(table) + "/Properties/StreamSpecification";
    if (!changed || edit.holds(stream)) return changed;
    Node view = Node::object();
    view.set("StreamViewType", Node::string("NEW_AND_OLD_IMAGES"));
    return ScenarioEdit(*changed, design).set(stream, view);
}

}  // namespace headroom::gui
