// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/recorded/default_names.hpp"

#include <algorithm>
#include <set>

#include "model/base/few_of.hpp"
#include "scenarios/document/digest.hpp"
#include "scenarios/document/pointer.hpp"
#include "scenarios/format/account_name.hpp"

namespace headroom::recorded {

using document::Node;

namespace {

struct Part {
    std::string text;
    bool parameter = false;
};

std::vector<Part> partsOf(const std::string& form) {
    std::vector<Part> parts;
    for (std::size_t at = 0; at < form.size();) {
        const std::size_t begin = form.find("${", at);
        const std::size_t end = begin == std::string::npos ? begin : form.find('}', begin);
        if (end == std::string::npos) {
            parts.push_back({form.substr(at)});
            break;
        }
        if (begin > at) parts.push_back({form.substr(at, begin - at)});
        parts.push_back({form.substr(begin + 2, end - begin - 2), true});
        at = end + 1;
    }
    return parts;
}

/// All ways in which a name may be of a form, but no more than two.
class Ways {
public:
    Ways(const std::vector<Part>& parts, const std::string& name) : parts_(parts), name_(name) { from(0, 0); }

    std::map<std::string, std::string> only() const { return found_.size() == 1 ? found_.front() : Values{}; }

private:
    using Values = std::map<std::string, std::string>;

    void from(std::size_t part, std::size_t at) {
        if (found_.size() > 1 || ++steps_ > kMostSteps) return;
        if (part == parts_.size()) {
            if (at == name_.size() && std::ranges::find(found_, values_) == found_.end()) found_.push_back(values_);
            return;
        }
        const std::string& text = parts_[part].text;
        const auto known = values_.find(text);
        if (!parts_[part].parameter || known != values_.end()) {
            const std::string& wanted = parts_[part].parameter ? known->second : text;
            if (name_.compare(at, wanted.size(), wanted) == 0) from(part + 1, at + wanted.size());
            return;
        }
        for (std::size_t end = at + 1; end <= name_.size(); ++end) {
            values_[text] = name_.substr(at, end - at);
            from(part + 1, end);
        }
        values_.erase(text);
    }

    static constexpr int kMostSteps = 10'000;
    const std::vector<Part>& parts_;
    const std::string& name_;
    Values values_;
    std::vector<Values> found_;
    int steps_ = 0;
};

std::string settings(const std::map<std::string, std::string>& values, const char* before) {
    std::string text;
    for (const auto& [name, value] : values) text += (text.empty() ? "" : " ") + (before + name) + "=" + value;
    return text;
}

}  // namespace

std::map<std::string, std::string> valuesIn(const std::string& form, const std::string& name) {
    const std::vector<Part> parts = partsOf(form);
    constexpr std::size_t kLongest = 256;                                                   // of AWS's names
    if (name.size() > kLongest || std::ranges::all_of(parts, &Part::parameter)) return {};  // any name is of it
    return Ways(parts, name).only();
}

DefaultNames::DefaultNames(const Node& scenario) {
    const Node* noted = document::resolve(scenario, "/Imported/DefaultNames");
    const Node* written = document::resolve(scenario, "/Imported/Written");
    for (std::size_t i = 0; noted != nullptr && noted->isObject() && i < noted->size(); ++i) {
        const document::Member& one = noted->members()[i];
        const std::string slot = format::accountNameSlot(scenario, one.key);
        const Node* digest = !slot.empty() && written != nullptr ? written->find(slot) : nullptr;
        if (digest == nullptr || !digest->isString() || !one.value.isString()) continue;
        const Node& name = *document::resolve(scenario, slot);
        if (document::digest(name) == digest->asString())
            forms_.emplace(one.key, Form{name.asString(), one.value.asString()});
    }
}

/// "the names of View, Place in the account hang on defaults (Stage=dev)".
std::string DefaultNames::whoseAndWhat() const {
    std::vector<std::string> resources;
    std::map<std::string, std::string> now;
    std::set<std::string> parameters;
    for (const auto& [resource, form] : forms_) {
        resources.push_back(resource);
        now.merge(valuesIn(form.form, form.name));
        for (const Part& part : partsOf(form.form)) {
            if (part.parameter) parameters.insert(part.text);
        }
    }
    std::string text;
    for (const std::string& one : parameters)
        text += (text.empty() ? "" : ", ") + one + (now.contains(one) ? "=" + now[one] : "");
    return "the names of " + base::fewOf(resources, 4) + " in the account hang on defaults of the template (" + text +
           ")";
}

std::string DefaultNames::saidBy(const std::vector<std::string>& called) const {
    std::set<std::map<std::string, std::string>> found;
    std::string example;
    for (const std::string& whole : called) {
        const std::string name = whole.starts_with("arn:") ? whole.substr(whole.rfind(':') + 1) : whole;
        if (name.find(':') != std::string::npos) continue;  // a version or an alias of what is said as well
        for (const auto& [resource, form] : forms_) {
            auto values = valuesIn(form.form, name);
            if (values.empty() || name == form.name) continue;
            if (found.empty()) example = name + " would be " + resource;
            found.insert(std::move(values));
        }
    }
    if (found.size() != 1) return {};
    return ", and " + example + " with " + settings(*found.begin(), "") + ": import again with " +
           settings(*found.begin(), "--set ") + ", for more than names may hang on it";
}

std::string DefaultNames::adviceFor(const std::vector<std::string>& called) const {
    if (forms_.empty() || called.empty()) return {};
    const std::string said = saidBy(called);
    return whoseAndWhat() + (said.empty() ? ": where recordings are of other values, import again with --set "
                                            "Parameter=value"
                                          : said);
}

std::string DefaultNames::adviceFor(const Matched& matched) const {
    if (!matched.unknown.empty()) return adviceFor(matched.unknown);
    return saidBy(matched.unnamed).empty() ? std::string() : adviceFor(matched.unnamed);
}

}  // namespace headroom::recorded
