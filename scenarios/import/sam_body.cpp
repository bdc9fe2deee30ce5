// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/sam_body.hpp"

#include <filesystem>

#include "scenarios/document/read_document.hpp"

namespace headroom::importing::sam {

using document::Node;

Node bodyOf(Report& report, const std::string& api, const Node& properties, const Origin& origin) {
    const Node* file = properties.find("DefinitionUri");
    const Node* body = properties.find("DefinitionBody");
    if (file == nullptr) return body != nullptr && body->isObject() ? *body : Node::object(origin.at);
    const bool here = file->isString() && file->asString().find("://") == std::string::npos;
    const std::filesystem::path folder = std::filesystem::path(origin.file).parent_path();
    document::Loaded loaded;
    if (here) loaded = document::readDocument(folder / file->asString());
    if (loaded.ok() && loaded.root->isObject()) return std::move(*loaded.root);
    report.push_back({Fate::LeftOut,
                      {origin.file, file->position()},
                      api + ".DefinitionUri",
                      "the OpenAPI document is in no file that can be read from here: its routes are not here"});
    return Node::object(origin.at);
}

}  // namespace headroom::importing::sam
