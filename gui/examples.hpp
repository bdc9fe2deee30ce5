// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <functional>
#include <optional>
#include <vector>

namespace headroom::gui {

/// The gallery's scenarios as they were compiled in. Opening one copies the gallery (with the traces its scenarios
/// name) to a folder of the program's own, so that it is a file like any other, and changing it harms nothing. The
/// folder is the same every time: what was changed and not saved is found again after a crash.
class Examples {
public:
    struct Example {
        QString title;  ///< the scenario's Name
        QString name;   ///< "product_catalogue.json"
        QString about;  ///< its Description; may be empty
    };

    using Fit = std::function<QByteArray(const QByteArray& text, const QString& path)>;

    /// Empty `folder`: one that goes with this object.
    explicit Examples(const QString& folder = {});

    std::vector<Example> list() const;
    /// The example as it was compiled in.
    static QString original(const QString& name);
    /// Where the copy of `name` is; empty when it could not be written. `fit`: what is made of its text, by its path.
    QString copyOf(const QString& name, const Fit& fit = {});
    /// Whether the path is one of those copies: not worth remembering as a recent file.
    bool contains(const QString& path) const;
    /// Files of the gallery that a scenario's text names (traces): they go where it goes.
    QStringList namedIn(const QString& text) const;

private:
    std::optional<QTemporaryDir> temporary_;
    QString folder_;
};

}  // namespace headroom::gui
