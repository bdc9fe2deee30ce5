// SPDX-License-Identifier: GPL-3.0-or-later
// "!Ref Api.Stage" and its like: what SAM lets a template refer to of the resources that it makes (AWS SAM Developer
// Guide, sam-specification-generated-resources, "referenceable properties").
#include <algorithm>

#include "scenarios/import/reference_text.hpp"
#include "scenarios/import/sam_parts.hpp"

namespace headroom::importing::sam {

using document::Node;

namespace {

class Resolving {
public:
    Resolving(const std::map<std::string, std::string>& names, const std::string& region)
        : names_(names), region_(region) {}

    void resolve(Node& value) const {
        if (value.isArray()) {
            for (Node& element : value.elements()) resolve(element);
        } else if (value.isObject()) {
            if (const auto text = value.size() == 1 ? toText(value) : std::nullopt) {
                if (std::string now = resolved(*text); now != *text) value = fromText(now, value.position());
                return;
            }
            for (document::Member& member : value.members()) resolve(member.value);
        }
    }

private:
    std::string resolved(const std::string& text) const {
        std::string result;
        for (const Piece& piece : piecesOf(text)) {
            if (!piece.reference)
                result += escaped(piece.text);
            else if (piece.text == "AWS::Region")
                result += escaped(region_);
            else
                result += "${" + nameOf(piece.text) + "}";
        }
        return result;
    }

    /// "F.Alias" and what may follow.
    std::string nameOf(const std::string& reference) const {
        const std::size_t first = reference.find('.');
        if (first == std::string::npos) return reference;
        const std::size_t second = std::min(reference.find('.', first + 1), reference.size());
        const auto known = names_.find(reference.substr(0, second));
        return known != names_.end() ? known->second + reference.substr(second) : reference;
    }

    const std::map<std::string, std::string>& names_;
    const std::string& region_;
};

}  // namespace

void resolveNames(Expansion& expansion, const std::string& region) {
    const Resolving resolving(expansion.names, region);
    for (Resource& resource : expansion.made) resolving.resolve(resource.properties);
}

}  // namespace headroom::importing::sam
