// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace headroom::gui {

/// A page of the help: part of a document of the repository, or a part of the format's reference.
struct HelpPage {
    QString id;  ///< where the document lies, "model/services/dax/README.md", "README.md#exit-codes"; "format/Wait"
    QString title;
    QString text;  ///< Markdown
};

struct HelpSection {
    QString title;
    std::vector<HelpPage> items;
};

/// Everything there is, as it was compiled in: the guide, the model cards, the format. Made once.
const std::vector<HelpSection>& helpSections();

/// Null when there is none.
const HelpPage* helpPage(const QString& id);

/// A heading as links name it: "How to read it" is "how-to-read-it".
QString headingAnchor(const QString& heading);

/// What a link on a page leads to: the page, and the heading on it (empty: its beginning).
struct HelpPlace {
    QString page;
    QString anchor;
};
/// `page` is empty when the link leads out of the help.
HelpPlace helpPlaceOf(const QString& from, const QString& link);

/// The model card of a resource's type, "AWS::DAX::Cluster"; empty when there is none.
QString modelCardOf(const QString& type);

}  // namespace headroom::gui
