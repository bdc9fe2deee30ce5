// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/items/step_edit.hpp"

#include "gui/items/call_targets.hpp"
#include "gui/translated.hpp"
#include "scenarios/document/pointer.hpp"

namespace headroom::gui {

namespace {

using document::Node;

Node object(const char* key, Node value) {
    Node made = Node::object();
    made.set(key, std::move(value));
    return made;
}

/// How long a Compute or Wait step takes; a Wait may say so without a name.
const Node* lengthOf(const Node* step) {
    if (step == nullptr || !step->isObject() || step->size() != 1) return nullptr;
    const document::Member& member = step->members().front();
    if (member.key != "Compute" && member.key != "Wait") return nullptr;
    const Node* length = member.value.find("Duration");
    return length != nullptr ? length : member.key == "Wait" ? &member.value : nullptr;
}

/// "Shop" of "/Resources/Shop/Behavior/Steps".
std::string functionOf(const ScenarioEdit& edit, const std::string& list) {
    for (const std::string& name : edit.namesOf("Resources")) {
        if (list.starts_with(document::child("/Resources", name) + "/")) return name;
    }
    return {};
}

base::Result<Node> callStep(const ScenarioEdit& edit, const std::string& list) {
    for (const std::string& target : callableNames(edit, functionOf(edit, list))) {
        const std::vector<std::string> operations = operationsOf(edit, target);
        if (operations.empty()) continue;
        Node call = object("Target", Node::string(target));
        call.set("Operation", Node::string(operations.front()));
        return object("Call", std::move(call));
    }
    return base::Error{base::Errc::BadInput,
                       {},
                       gui::tr("Add a table, a function or a state machine first: a step calls one.").toStdString()};
}

Node listOf(Node step) {
    Node list = Node::array();
    list.append(std::move(step));
    return list;
}

Node way(Node steps) {
    Node made = object("Weight", Node::integer(1));
    made.set("Steps", std::move(steps));
    return made;
}

}  // namespace

base::Result<Node> stepOf(const ScenarioEdit& edit, const std::string& list, std::string_view kind, const Node* old) {
    if (kind == "Call") return callStep(edit, list);
    const Node* length = lengthOf(old);
    if (kind == "Compute" || kind == "Wait") {
        Node duration = length != nullptr ? *length : Node::string("10ms");
        return object(kind == "Wait" ? "Wait" : "Compute", object("Duration", std::move(duration)));
    }
    Node inner = old != nullptr ? *old : object("Wait", object("Duration", Node::string("10ms")));
    if (kind == "Repeat") {
        Node repeat = object("Times", Node::integer(2));
        repeat.set("Steps", listOf(std::move(inner)));
        return object("Repeat", std::move(repeat));
    }
    if (kind == "Branch") {
        Node ways = listOf(way(listOf(std::move(inner))));
        ways.append(way(Node::array()));
        return object("Branch", std::move(ways));
    }
    if (kind == "Parallel") return object("Parallel", listOf(listOf(std::move(inner))));
    return base::Error{base::Errc::BadInput,
                       {},
                       gui::tr("%1 is not a kind of step.")
                           .arg(QString::fromUtf8(kind.data(), static_cast<qsizetype>(kind.size())))
                           .toStdString()};
}

}  // namespace headroom::gui
