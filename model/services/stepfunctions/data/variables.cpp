// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/stepfunctions/data/variables.hpp"

#include <vector>

#include "model/services/stepfunctions/data/json_text.hpp"
#include "model/services/stepfunctions/data/sources.hpp"
#include "model/services/stepfunctions/error_names.hpp"
#include "model/services/stepfunctions/limits.hpp"

namespace headroom::stepfunctions::data {

const Json* Variables::find(std::string_view name) const {
    for (const Variables* scope = this; scope != nullptr; scope = scope->outer_)
        if (const Kept* found = scope->kept(name)) return &found->value;
    return nullptr;
}

const Variables::Kept* Variables::kept(std::string_view name) const {
    const auto found = values_.find(name);
    return found == values_.end() ? nullptr : &found->second;
}

std::size_t Variables::bytes() const {
    std::size_t all = 0;
    for (const Variables* scope = this; scope != nullptr; scope = scope->outer_) all += scope->bytes_;
    return all;
}

std::optional<base::Error> Variables::assign(const Json& given) {
    std::vector<std::size_t> sizes;
    std::size_t added = 0;
    std::size_t replaced = 0;
    for (const auto& [name, value] : given.items()) {
        if (isTooDeep(value))
            return failure(error::kRuntime, "The variable '" + name + "' is nested deeper than " +
                                                std::to_string(kMaxNesting) + " levels");
        sizes.push_back(textOf(value).size());
        added += sizes.back();
        const Kept* before = kept(name);
        replaced += before == nullptr ? 0 : before->bytes;
    }
    if (added > kMaxAssignBytes)
        return failure(error::kRuntime,
                       "The variables of the field 'Assign' exceed " + std::to_string(kMaxAssignBytes) + " bytes");
    if (bytes() - replaced + added > kMaxVariableBytes)
        return failure(error::kRuntime,
                       "The variables of the execution exceed " + std::to_string(kMaxVariableBytes) + " bytes");
    std::size_t next = 0;
    for (const auto& [name, value] : given.items()) values_.insert_or_assign(name, Kept{value, sizes[next++]});
    bytes_ = bytes_ - replaced + added;
    return std::nullopt;
}

}  // namespace headroom::stepfunctions::data
