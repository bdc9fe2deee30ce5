// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/nested_stacks.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <set>

#include "scenarios/document/pointer.hpp"
#include "scenarios/document/read_document.hpp"
#include "scenarios/import/for_each.hpp"
#include "scenarios/import/implied_apis.hpp"
#include "scenarios/import/includes.hpp"
#include "scenarios/import/inventory.hpp"
#include "scenarios/import/reference_text.hpp"
#include "scenarios/import/sam_parts.hpp"
#include "scenarios/import/stack_names.hpp"

namespace headroom::importing {

using document::Member;
using document::Node;

namespace {

namespace fs = std::filesystem;

constexpr int kDeepest = 8;  // of ours: nobody nests further

/// What has names that others refer to.
constexpr std::array<const char*, 3> kSections{"Conditions", "Mappings", "Resources"};

bool isStack(const Node& resource) {
    const std::string type = resource.isObject() ? textOf(resource, "Type") : std::string();
    return type == "AWS::CloudFormation::Stack" || type == "AWS::Serverless::Application";
}

/// The file beside its parent that a stack's template is in; empty where it cannot be one.
fs::path fileAt(const std::string& location, const std::string& parent) {
    const bool elsewhere = location.empty() || location.find("://") != std::string::npos ||
                           location.find('*') != std::string::npos || fs::path(location).is_absolute();
    return elsewhere ? fs::path() : (fs::path(parent).parent_path() / location).lexically_normal();
}

/// What the parent says of a stack's parameters as it stands.
std::map<std::string, std::string> plainParameters(const Node& given) {
    std::map<std::string, std::string> plain;
    for (const Member& parameter : given.members()) {
        const auto text = parameter.value.isScalar() ? toText(parameter.value) : std::nullopt;
        if (text) plain.emplace(parameter.key, *text);
    }
    return plain;
}

class Inlining {
public:
    Inlining(GivenTemplates& given, std::set<std::string> open, Report& report, document::Problems& problems)
        : given_(given), report_(report), problems_(problems), open_(std::move(open)) {}

    std::map<std::string, std::string> takeFiles() { return std::move(files_); }
    /// Of all that have been placed, inside of each other as well.
    std::set<std::string> takeStacks() { return std::move(stacks_); }

    /// The template of that file with its stacks in place.
    Node inlined(const Node& root, const std::string& file, int depth) {
        Node result = root;
        for (const Member& member : memberOf(root, "Resources").members()) {
            if (!isStack(member.value)) continue;
            const std::string location = locationOf(member.value);
            const fs::path path = fileAt(location, file);
            std::error_code error;
            const Origin origin{file, member.keyPosition};
            if (!path.empty() && fs::is_regular_file(path, error))
                read(member, path.string(), origin, depth, result);
            else if (const GivenTemplate* given = given_.find(location, open_))
                place(member, given->root, given->file, origin, depth, result);
        }
        if (!outputs_.empty()) result = withOutputs(result);
        if (!made_.empty()) waitForStacks(result);
        return result;
    }

private:
    void read(const Member& stack, const std::string& file, const Origin& origin, int depth, Node& result) {
        document::Loaded loaded = document::readDocument(file);
        if (loaded.ok() && loaded.root->isObject())
            return place(stack, std::move(*loaded.root), file, origin, depth, result);
        problems_.error(stack.keyPosition, document::child("/Resources", stack.key),
                        "has a template that cannot be read: " + file);
    }

    void place(const Member& stack, Node root, const std::string& file, const Origin& origin, int depth, Node& result) {
        if (depth >= kDeepest || open_.contains(file))
            return problems_.error(stack.keyPosition, document::child("/Resources", stack.key),
                                   depth >= kDeepest ? "is nested too deeply" : "is a stack inside of itself: " + file);
        std::set<std::string> open = open_;
        open.insert(file);
        given_.noteNested(file);
        Inlining inner(given_, std::move(open), report_, problems_);
        Node whole = withIncludes(std::move(root), file, report_);
        const auto parameters = plainParameters(memberOf(memberOf(stack.value, "Properties"), "Parameters"));
        if (auto plain = withoutLoops(whole, parameters, problems_)) whole = std::move(*plain);
        const Node child = withGlobals(inner.inlined(whole, file, depth + 1));
        merge(stack, child, result);
        stacks_.insert(stack.key);
        stacks_.merge(inner.stacks_);
        noteFiles(stack.key, child, file, inner.files_);
        report_.push_back({Fate::Taken, origin, stack.key, "nested stack, from " + fs::path(file).filename().string()});
    }

    /// A child's Globals are its own: they go into its resources.
    static Node withGlobals(Node child) {
        declareImpliedApis(child);
        const Node globals = memberOf(child, "Globals");
        Node* resources = child.find("Resources");
        for (std::size_t i = 0; resources != nullptr && resources->isObject() && i < resources->size(); ++i) {
            Node& resource = resources->members()[i].value;
            const std::string type = resource.isObject() ? textOf(resource, "Type") : std::string();
            constexpr std::string_view kSam = "AWS::Serverless::";
            if (!type.starts_with(kSam)) continue;
            const Node& global = memberOf(globals, type.substr(kSam.size()));
            if (global.size() > 0) resource.set("Properties", sam::merged(global, memberOf(resource, "Properties")));
        }
        return child;
    }

    /// What a child holds is of its file, or of that of a stack inside of it.
    void noteFiles(const std::string& stack, const Node& child, const std::string& file,
                   const std::map<std::string, std::string>& inside) {
        for (const char* section : kSections) {
            for (const Member& member : memberOf(child, section).members()) {
                const std::string prefix = std::string("/") + section + "/";
                const auto deeper = inside.find(prefix + member.key);
                files_[prefix + stack + member.key] = deeper != inside.end() ? deeper->second : file;
            }
        }
    }

    void merge(const Member& stack, const Node& child, Node& result) {
        const Node& given = memberOf(memberOf(stack.value, "Properties"), "Parameters");
        const StackNames renaming(stack.key, child, given, StackNames::Secrets::Hidden);
        const StackNames deciding(stack.key, child, given, StackNames::Secrets::Shown);
        for (const char* section : kSections) {
            Node* into = result.find(section);
            if (into == nullptr || !into->isObject()) into = &result.set(section, Node::object());
            for (const Member& member : memberOf(child, section).members()) {
                const bool condition = section == std::string_view("Conditions");
                Node value = (condition ? deciding : renaming).in(member.value);
                if (section == std::string_view("Resources")) guard(stack, value);
                into->set(renaming.name(member.key), std::move(value), member.keyPosition);
            }
        }
        std::vector<std::string>& made = made_[stack.key];
        for (const Member& member : memberOf(child, "Resources").members()) made.push_back(renaming.name(member.key));
        std::erase_if(result.find("Resources")->members(),
                      [&](const Member& member) { return member.key == stack.key; });
        addTransforms(child, result);
        std::vector<Member> exported;
        for (const Member& output : memberOf(child, "Outputs").members()) {
            const Node* value = output.value.isObject() ? output.value.find("Value") : nullptr;
            if (value != nullptr) outputs_.emplace(stack.key + ".Outputs." + output.key, renaming.in(*value));
            if (value != nullptr && output.value.find("Export") != nullptr)
                exported.push_back({renaming.name(output.key), output.keyPosition, renaming.in(output.value)});
        }
        if (exported.empty()) return;  // else others may import it
        Node* all = result.find("Outputs");
        if (all == nullptr || !all->isObject()) all = &result.set("Outputs", Node::object());
        for (Member& output : exported) all->set(output.key, std::move(output.value), output.keyPosition);
    }

    /// What a child asks for is asked of the whole.
    static void addTransforms(const Node& child, Node& result) {
        const Node* asked = child.find("Transform");
        if (asked == nullptr) return;
        const Node* own = result.find("Transform");
        std::vector<std::string> names = own != nullptr ? textsOf(*own) : std::vector<std::string>();
        for (const std::string& name : textsOf(*asked))
            if (std::ranges::find(names, name) == names.end()) names.push_back(name);
        result.set("Transform", listOf(names, (own != nullptr ? own : asked)->position()));
    }

    /// A stack that is made on a condition makes its resources on it, and waits for others with all of them.
    static void guard(const Member& stack, Node& resource) {
        if (!resource.isObject()) return;
        const Node* condition = stack.value.find("Condition");
        if (condition != nullptr && resource.find("Condition") == nullptr) resource.set("Condition", *condition);
        const Node* depends = stack.value.find("DependsOn");
        if (depends == nullptr) return;
        const Node* own = resource.find("DependsOn");
        std::vector<std::string> names = own != nullptr ? textsOf(*own) : std::vector<std::string>();
        for (std::string& name : textsOf(*depends)) names.push_back(std::move(name));
        resource.set("DependsOn", listOf(names, depends->position()));
    }

    static Node listOf(const std::vector<std::string>& names, document::Position at) {
        Node list = Node::array(at);
        for (const std::string& name : names) list.append(Node::string(name, at));
        return list;
    }

    /// What waits for a stack waits for everything in it.
    void waitForStacks(Node& root) const {
        Node* resources = root.find("Resources");
        for (Member& member : resources->members()) {
            Node* depends = member.value.isObject() ? member.value.find("DependsOn") : nullptr;
            if (depends == nullptr) continue;
            const std::vector<std::string> names = textsOf(*depends);
            const auto isPlaced = [&](const std::string& name) { return made_.contains(name); };
            if (std::ranges::none_of(names, isPlaced)) continue;
            std::vector<std::string> all;
            for (const std::string& name : names) {
                const auto stack = made_.find(name);
                if (stack == made_.end())
                    all.push_back(name);
                else
                    all.insert(all.end(), stack->second.begin(), stack->second.end());
            }
            *depends = listOf(all, depends->position());
        }
    }

    /// What the parent asks its stacks for.
    Node withOutputs(const Node& value) const {
        if (value.isArray()) {
            Node list = Node::array(value.position());
            for (const Node& element : value.elements()) list.append(withOutputs(element));
            return list;
        }
        if (!value.isObject()) return value;
        if (const Node* output = outputOf(value)) return *output;
        Node object = Node::object(value.position());
        for (const Member& member : value.members()) {
            const bool sub = member.key == "Fn::Sub" && member.value.isString();
            object.members().push_back(
                {member.key, member.keyPosition, sub ? inSub(member.value) : withOutputs(member.value)});
        }
        return object;
    }

    const Node* outputOf(const Node& value) const {
        const Node* get = value.size() == 1 ? value.find("Fn::GetAtt") : nullptr;
        if (get == nullptr) return nullptr;
        std::string key = get->isString() ? get->asString() : std::string();
        if (get->isArray() && get->size() == 2 && get->elements()[0].isString() && get->elements()[1].isString())
            key = get->elements()[0].asString() + "." + get->elements()[1].asString();
        const auto output = outputs_.find(key);
        return output == outputs_.end() ? nullptr : &output->second;
    }

    Node inSub(const Node& argument) const {
        Node variables = Node::object(argument.position());
        std::string changed;
        for (const Piece& piece : piecesOf(argument.asString())) {
            const auto output = piece.reference ? outputs_.find(piece.text) : outputs_.end();
            if (output == outputs_.end()) {
                changed += piece.reference ? "${" + piece.text + "}" : escaped(piece.text);
                continue;
            }
            std::string variable;
            for (const char c : piece.text) variable += c == '.' ? std::string() : std::string(1, c);
            variables.set(variable, output->second);
            changed += "${" + variable + "}";
        }
        if (variables.size() == 0) return argument;
        Node pair = Node::array(argument.position());
        pair.append(Node::string(changed, argument.position()));
        pair.append(std::move(variables));
        return pair;
    }

    GivenTemplates& given_;
    Report& report_;
    document::Problems& problems_;
    const std::set<std::string> open_;          ///< files that are being read
    std::map<std::string, std::string> files_;  ///< where what is not of the template itself comes from
    std::set<std::string> stacks_;
    std::map<std::string, Node> outputs_;                   ///< "Stack.Outputs.Name"
    std::map<std::string, std::vector<std::string>> made_;  ///< what is in the place of a stack, by its name
};

}  // namespace

const std::string& WholeTemplate::fileOf(const std::string& pointer, const std::string& own) const {
    const std::size_t name = pointer.find('/', 1);
    const auto at = files.find(pointer.substr(0, name == std::string::npos ? name : pointer.find('/', name + 1)));
    return at != files.end() ? at->second : own;
}

WholeTemplate withStacksInline(Node root, const std::string& file, GivenTemplates& given, Report& report,
                               document::Problems& problems) {
    const auto& resources = memberOf(root, "Resources").members();
    if (std::ranges::none_of(resources, [](const Member& member) { return isStack(member.value); }))
        return {std::move(root), {}, {}};
    Inlining inlining(given, {file}, report, problems);
    Node whole = inlining.inlined(root, file, 0);
    return {std::move(whole), inlining.takeFiles(), inlining.takeStacks()};
}

}  // namespace headroom::importing
