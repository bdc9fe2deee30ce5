// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/for_each.hpp"

#include <algorithm>
#include <cctype>
#include <vector>

#include "scenarios/document/pointer.hpp"
#include "scenarios/import/inventory.hpp"

namespace headroom::importing {

using document::Member;
using document::Node;

namespace {

constexpr std::string_view kLoop = "Fn::ForEach::";
/// Members that all loops together may make: beyond it lies a bomb of nested loops.
constexpr std::size_t kMostMade = 10'000;

bool holdsLoop(const Node& value) {
    if (value.isArray()) {
        for (const Node& element : value.elements()) {
            if (holdsLoop(element)) return true;
        }
    }
    if (!value.isObject()) return false;
    for (const Member& member : value.members()) {
        if (member.key.starts_with(kLoop) || holdsLoop(member.value)) return true;
    }
    return false;
}

std::string lettersAndDigits(const std::string& text) {
    std::string plain;
    for (const char c : text) {
        if (std::isalnum(static_cast<unsigned char>(c)) != 0) plain += c;
    }
    return plain;
}

void replaceAll(std::string& text, const std::string& what, const std::string& by) {
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
        text.replace(at, what.size(), by);
}

/// A Ref or a Fn::GetAtt whose name is a Fn::Sub of the loop's identifiers alone has a plain name now.
Node withPlainName(Node call) {
    Node* name = call.size() == 1 ? call.find("Ref") : nullptr;
    Node* parts = call.size() == 1 ? call.find("Fn::GetAtt") : nullptr;
    if (parts != nullptr && parts->isArray() && parts->size() > 0) name = &parts->elements().front();
    const Node* sub = name != nullptr && name->isObject() && name->size() == 1 ? name->find("Fn::Sub") : nullptr;
    if (sub == nullptr || !sub->isString() || sub->asString().find("${") != std::string::npos) return call;
    *name = Node::string(sub->asString(), sub->position());
    return call;
}

/// One turn of a loop.
struct Turn {
    const std::string& identifier;
    const std::string& value;

    std::string inText(std::string text) const {
        replaceAll(text, "${" + identifier + "}", value);
        replaceAll(text, "&{" + identifier + "}", lettersAndDigits(value));
        return text;
    }
    Node in(const Node& node) const {
        if (node.isString()) return Node::string(inText(node.asString()), node.position());
        if (node.isArray()) {
            Node list = Node::array(node.position());
            for (const Node& element : node.elements()) list.append(in(element));
            return list;
        }
        if (!node.isObject()) return node;
        const Node* reference = node.size() == 1 ? node.find("Ref") : nullptr;
        if (reference != nullptr && reference->isString() && reference->asString() == identifier)
            return Node::string(value, node.position());
        Node object = Node::object(node.position());
        for (const Member& member : node.members())
            object.members().push_back({inText(member.key), member.keyPosition, in(member.value)});
        return withPlainName(std::move(object));
    }
};

class Expanding {
public:
    Expanding(const Node& root, const std::map<std::string, std::string>& given, document::Problems& problems)
        : root_(root), given_(given), problems_(problems) {}

    Node expand(const Node& node, const std::string& pointer) {
        if (node.isArray()) {
            Node list = Node::array(node.position());
            for (std::size_t i = 0; i < node.size(); ++i)
                list.append(expand(node.elements()[i], document::child(pointer, i)));
            return list;
        }
        if (!node.isObject()) return node;
        Node object = Node::object(node.position());
        for (const Member& member : node.members()) {
            const std::string own = document::child(pointer, member.key);
            if (member.key.starts_with(kLoop))
                loop(member.value, own, object);
            else
                object.members().push_back({member.key, member.keyPosition, expand(member.value, own)});
        }
        return object;
    }

private:
    void loop(const Node& call, const std::string& pointer, Node& into) {
        const bool form =
            call.isArray() && call.size() == 3 && call.elements()[0].isString() && call.elements()[2].isObject();
        if (!form) return problems_.error(call, pointer, "must be [identifier, collection, {key: value}]");
        const std::string& identifier = call.elements()[0].asString();
        const auto collection = valuesOf(call.elements()[1], pointer);
        if (!collection) return;
        for (const std::string& value : *collection) {
            const Node made = expand(Turn{identifier, value}.in(call.elements()[2]), pointer);
            for (const Member& member : made.members()) {
                if (++made_ > kMostMade) {
                    if (made_ == kMostMade + 1) problems_.error(call, pointer, "makes more than 10,000 members");
                    return;
                }
                if (into.find(member.key) != nullptr)
                    return problems_.error(call, pointer,
                                           document::quoted(member.key) + " is made twice (CloudFormation refuses it)");
                into.members().push_back(member);
            }
        }
    }

    std::optional<std::vector<std::string>> valuesOf(const Node& collection, const std::string& pointer) {
        std::vector<std::string> values;
        const Node* reference = collection.isObject() ? collection.find("Ref") : nullptr;
        if (reference != nullptr && reference->isString())
            return listParameter(reference->asString(), *reference, pointer);
        for (std::size_t i = 0; collection.isArray() && i < collection.size(); ++i) {
            const Node& element = collection.elements()[i];
            if (!element.isString() && !element.isNumber()) break;
            values.push_back(element.isString() ? element.asString() : element.numberText());
        }
        if (collection.isArray() && values.size() == collection.size()) return values;
        problems_.error(collection, pointer, "needs a list of texts, or a Ref to a list parameter, to go through");
        return std::nullopt;
    }

    std::optional<std::vector<std::string>> listParameter(const std::string& name, const Node& at,
                                                          const std::string& pointer) {
        const Node* standard = document::resolve(root_, "/Parameters/" + name + "/Default");
        const auto given = given_.find(name);
        std::string text;
        if (given != given_.end())
            text = given->second;
        else if (standard != nullptr && standard->isString())
            text = standard->asString();
        else {
            problems_.error(at, pointer,
                            "goes through the parameter " + document::quoted(name) + ", which has no value: --set " +
                                name + "=a,b");
            return std::nullopt;
        }
        std::vector<std::string> values;
        for (std::size_t from = 0; from <= text.size();) {
            const std::size_t end = std::min(text.find(',', from), text.size());
            std::string one = text.substr(from, end - from);
            one.erase(0, std::min(one.find_first_not_of(' '), one.size()));
            one.erase(one.find_last_not_of(' ') + 1);
            if (!one.empty()) values.push_back(one);
            from = end + 1;
        }
        return values;
    }

    const Node& root_;
    const std::map<std::string, std::string>& given_;
    document::Problems& problems_;
    std::size_t made_ = 0;
};

}  // namespace

bool hasLanguageExtensions(const Node& root) {
    const Node* transform = root.find("Transform");
    if (transform == nullptr) return false;
    const std::vector<std::string> names = textsOf(*transform);
    return std::ranges::find(names, "AWS::LanguageExtensions") != names.end();
}

std::optional<Node> withoutLoops(const Node& root, const std::map<std::string, std::string>& parameters,
                                 document::Problems& problems) {
    if (!holdsLoop(root)) return std::nullopt;
    if (!hasLanguageExtensions(root))
        problems.error(root, "/Transform",
                       "lacks AWS::LanguageExtensions (CloudFormation refuses it: it takes Fn::ForEach for a resource "
                       "without that transform)");
    return Expanding(root, parameters, problems).expand(root, "");
}

}  // namespace headroom::importing
