// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/recorded/called_names.hpp"

#include <algorithm>
#include <cctype>

#include "scenarios/document/problem.hpp"

namespace headroom::recorded {

namespace {

std::string bareOf(const std::string& text) { return text.substr(text.rfind(':') + 1); }

std::vector<std::string> partsOf(std::string_view text, std::string_view separators) {
    std::vector<std::string> parts(1);
    for (const char c : text) {
        if (separators.find(c) == std::string_view::npos)
            parts.back() += c;
        else if (!parts.back().empty())
            parts.emplace_back();
    }
    if (parts.back().empty()) parts.pop_back();
    return parts;
}

/// Whether a name of the scenario is one of the parts, or, of a nested stack, its own in the parent and the resource's
/// behind it: "ChildPlace" of PARENT-Child-SUFFIX-Place-SUFFIX.
bool isMadeOf(const std::string& name, const std::vector<std::string>& parts) {
    constexpr std::size_t kMostParts = 16;
    for (std::size_t i = 0; i < std::min(parts.size(), kMostParts); ++i) {
        if (name == parts[i]) return true;
        if (!name.starts_with(parts[i])) continue;
        const std::string_view rest = std::string_view(name).substr(parts[i].size());
        // The nested stack's suffix is between them.
        const std::size_t from = std::min(i + 2, parts.size());
        if (std::find(parts.begin() + static_cast<std::ptrdiff_t>(from), parts.end(), rest) != parts.end()) return true;
    }
    return false;
}

}  // namespace

std::string passedText(const std::string& own, const std::string& called) {
    return document::quoted(own) + " is what " + called +
           " is called in the account: it is taken for that one, not for the resource of that name";
}

std::string lowerOf(std::string_view text) {
    std::string low;
    for (const char c : text) low += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return low;
}

std::vector<std::string> wordsOf(std::string_view text, std::string_view separators) {
    return partsOf(lowerOf(text), separators);
}

/// A name that CloudFormation made is of the stack's, the logical one and a suffix (CloudFormation User Guide,
/// "Name type"): the logical one stands between hyphens.
CalledName::CalledName(std::string_view called) : text_(called), bare_(bareOf(text_)) {
    const std::vector<std::string> parts = partsOf(bare_, "-");
    if (parts.size() >= 3) middle_.assign(parts.begin() + 1, parts.end() - 1);
}

AccountName::AccountName(const std::string& resource, const std::map<std::string, std::string>& realNames,
                         Letters letters)
    : own_(letters == Letters::Lower ? lowerOf(resource) : resource) {
    const auto real = realNames.find(resource);
    if (real != realNames.end()) called_ = letters == Letters::Lower ? lowerOf(real->second) : real->second;
}

Fit AccountName::fitOf(const CalledName& name) const {
    const auto is = [&](const std::string& one) { return name.text_ == one || name.bare_ == one; };
    if (isKnown() && (is(called_) || is(bareOf(called_)))) return Fit::Called;
    if (is(own_)) return Fit::Own;
    return !isKnown() && isMadeOf(own_, name.middle_) ? Fit::Made : Fit::None;
}

Fit fitOf(const std::string& resource, const std::map<std::string, std::string>& realNames, std::string_view called) {
    return AccountName(resource, realNames, Letters::AsWritten).fitOf(CalledName(called));
}

bool isCalled(const std::string& resource, const std::map<std::string, std::string>& realNames,
              std::string_view called) {
    return fitOf(resource, realNames, called) != Fit::None;
}

}  // namespace headroom::recorded
