// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/imported.hpp"

#include <algorithm>
#include <map>
#include <string_view>

#include "scenarios/document/digest.hpp"
#include "scenarios/document/pointer.hpp"
#include "scenarios/format/account_name.hpp"

namespace headroom::importing {

using document::Node;

namespace {

void addMembers(const Node& object, const std::string& pointer, std::vector<std::string>& slots) {
    for (const document::Member& member : object.members()) slots.push_back(document::child(pointer, member.key));
}

void addResource(const Node& resource, const std::string& pointer, std::vector<std::string>& slots) {
    for (const document::Member& part : resource.members()) {
        const std::string at = document::child(pointer, part.key);
        const bool inside =
            part.value.isObject() && (part.key == "Properties" || part.key == "Routes" || part.key == "Behavior");
        if (!inside) {
            slots.push_back(at);
            continue;
        }
        for (const document::Member& member : part.value.members()) {
            const std::string inner = document::child(at, member.key);
            if (part.key == "Behavior" && member.key == "Steps" && member.value.isObject())
                addMembers(member.value, inner, slots);
            else
                slots.push_back(inner);
        }
    }
}

const Node& sectionOf(const Node& root, std::string_view key) {
    static const Node none = Node::object();
    const Node* section = root.find(key);
    return section != nullptr && section->isObject() ? *section : none;
}

std::string parentOf(const std::string& pointer) { return pointer.substr(0, pointer.rfind('/')); }

std::string keyOf(const std::string& pointer) {
    std::string key = pointer.substr(pointer.rfind('/') + 1);
    for (const auto& [coded, plain] : {std::pair{"~1", "/"}, std::pair{"~0", "~"}}) {
        for (std::size_t at = key.find(coded); at != std::string::npos; at = key.find(coded, at + 1))
            key.replace(at, 2, plain);
    }
    return key;
}

class Update {
public:
    Update(const Node& old, const Draft& draft, Report& report)
        : root_(old), draft_(draft), report_(report), written_(sectionOf(sectionOf(old, "Imported"), "Written")) {
        for (const document::Member& slot : written_.members()) digests_.emplace(slot.key, &slot.value);
    }

    Node run() {
        for (const std::string& slot : slotsOf(draft_.root)) bring(slot);
        for (const document::Member& slot : written_.members()) {
            if (document::resolve(draft_.root, slot.key) == nullptr) retire(slot);
        }
        dropEmpty();
        for (const document::Member& member : draft_.root.members()) {
            const bool whole = member.key != "Resources" && member.key != "Workloads";
            if (whole && (member.key == "Imported" || root_.find(member.key) == nullptr))
                root_.set(member.key, member.value, member.keyPosition);
        }
        return std::move(root_);
    }

private:
    bool edited(const std::string& slot, const Node& value) const {
        const auto found = digests_.find(slot);
        return found == digests_.end() || !found->second->isString() ||
               document::digest(value) != found->second->asString();
    }

    /// What a hand changed is no guess any more.
    void keep(const std::string& slot, std::string text) {
        std::erase_if(report_, [&](const Entry& entry) {
            const bool guess = entry.fate == Fate::Assumed || entry.fate == Fate::Proposed;
            return guess && (entry.subject == slot || entry.subject.starts_with(slot + "/"));
        });
        report_.push_back({Fate::Kept, draft_.originOf(slot), slot, std::move(text)});
    }

    void bring(const std::string& slot) {
        const Node& fresh = *document::resolve(draft_.root, slot);
        Node* old = document::resolve(root_, slot);
        if (old == nullptr && digests_.contains(slot)) return keep(slot, "removed by hand");
        if (old == nullptr) return set(slot, fresh);
        if (*old == fresh) return;
        if (edited(slot, *old)) return keep(slot, "changed by hand; the files say otherwise");
        set(slot, fresh);
    }

    void set(const std::string& slot, const Node& value) {
        std::string at = parentOf(slot);
        std::vector<std::string> missing;
        while (document::resolve(root_, at) == nullptr) {
            missing.push_back(keyOf(at));
            at = parentOf(at);
        }
        Node* owner = document::resolve(root_, at);
        for (; !missing.empty() && owner->isObject(); missing.pop_back())
            owner = &owner->set(missing.back(), Node::object());
        if (owner->isObject()) owner->set(keyOf(slot), value);
    }

    /// The files do not have it any more.
    void retire(const document::Member& slot) {
        const Node* old = document::resolve(root_, slot.key);
        if (old == nullptr) return;
        if (edited(slot.key, *old)) return keep(slot.key, "changed by hand; the files do not have it any more");
        Node* owner = document::resolve(root_, parentOf(slot.key));
        const std::string key = keyOf(slot.key);
        std::erase_if(owner->members(), [&](const document::Member& member) { return member.key == key; });
    }

    /// Objects that lost everything that the import had put into them; a resource without its Type is gone.
    void dropEmpty() {
        for (const char* section : {"Resources", "Workloads"}) {
            Node* all = root_.find(section);
            if (all == nullptr || !all->isObject()) continue;
            for (document::Member& member : all->members()) {
                if (member.value.isObject())
                    dropEmptyParts(member.value, std::string("/") + section + "/" + member.key);
            }
            const bool resources = section == std::string_view("Resources");
            std::erase_if(all->members(), [&](const document::Member& member) {
                const std::string pointer = document::child(std::string("/") + section, member.key);
                const bool mine = digests_.contains(pointer + (resources ? "/Type" : "/Target"));
                const bool gone =
                    mine && member.value.isObject() && member.value.find(resources ? "Type" : "Target") == nullptr;
                if (gone) tellGone(member.key, pointer, resources);
                return gone;
            });
        }
    }

    /// What was changed by hand inside of it cannot stay by itself.
    void tellGone(const std::string& name, const std::string& pointer, bool resource) {
        const auto changed = std::erase_if(report_, [&](const Entry& entry) {
            return entry.fate == Fate::Kept && entry.subject.starts_with(pointer + "/");
        });
        std::string text = resource ? "no file has it any more: it is gone from the scenario"
                                    : "what it called or who called it has changed: this workload is gone";
        if (changed > 0) text += ", and what was changed by hand in it";
        report_.push_back({Fate::LeftOut, {}, name, std::move(text)});
    }

    void dropEmptyParts(Node& resource, const std::string& pointer) {
        std::erase_if(resource.members(), [&](const document::Member& part) {
            const std::string prefix = document::child(pointer, part.key) + "/";
            const auto slot = digests_.lower_bound(prefix);
            const bool mine = slot != digests_.end() && slot->first.starts_with(prefix);
            return mine && part.value.isObject() && part.value.size() == 0;
        });
    }

    Node root_;
    const Draft& draft_;
    Report& report_;
    const Node written_;
    std::map<std::string_view, const Node*> digests_;  ///< the same by slot: a large scenario has thousands
};

}  // namespace

std::vector<std::string> slotsOf(const Node& scenario) {
    std::vector<std::string> slots;
    for (const document::Member& resource : sectionOf(scenario, "Resources").members()) {
        if (resource.value.isObject()) addResource(resource.value, document::child("/Resources", resource.key), slots);
    }
    for (const document::Member& workload : sectionOf(scenario, "Workloads").members()) {
        if (workload.value.isObject()) addMembers(workload.value, document::child("/Workloads", workload.key), slots);
    }
    return slots;
}

void markImported(Draft& draft, const std::vector<std::string>& files,
                  const std::map<std::string, std::string>& parameters, const DefaultNames& names) {
    Node imported = Node::object();
    Node all = Node::array();
    for (const std::string& file : files) all.append(Node::string(file));
    imported.set("Files", std::move(all));
    Node values = Node::object();
    for (const auto& [name, value] : parameters) values.set(name, Node::string(value));
    if (values.size() > 0) imported.set("Parameters", std::move(values));
    Node onDefaults = Node::object();
    for (const auto& [resource, form] : names) {
        if (!format::accountNameSlot(draft.root, resource).empty()) onDefaults.set(resource, Node::string(form));
    }
    if (onDefaults.size() > 0) imported.set("DefaultNames", std::move(onDefaults));
    Node guesses = Node::object();
    for (const Guess& guess : draft.guesses) guesses.set(guess.pointer, Node::string(guess.why));
    imported.set("Guesses", std::move(guesses));
    Node written = Node::object();
    auto& members = written.members();
    for (const std::string& slot : slotsOf(draft.root))
        members.push_back({slot, {}, Node::string(document::digest(*document::resolve(draft.root, slot)))});
    imported.set("Written", std::move(written));
    draft.root.set("Imported", std::move(imported));
}

Node updated(const Node& old, const Draft& draft, Report& report) { return Update(old, draft, report).run(); }

}  // namespace headroom::importing
