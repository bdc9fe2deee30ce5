// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/stepfunctions/data/written.hpp"

namespace headroom::stepfunctions::data {

namespace {

std::string textIn(const Json& where, const char* key) {
    const auto found = where.is_object() ? where.find(key) : where.end();
    return where.is_object() && found != where.end() && found->is_string() ? found->get<std::string>() : std::string();
}

}  // namespace

Json writtenResult(const std::string& run, const Json& where) {
    std::string prefix = textIn(where, "Prefix");
    if (!prefix.empty() && !prefix.ends_with('/')) prefix += '/';
    return {{"MapRunArn", run},
            {"ResultWriterDetails", {{"Bucket", textIn(where, "Bucket")}, {"Key", prefix + run + "/manifest.json"}}}};
}

}  // namespace headroom::stepfunctions::data
