// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

#include <array>

/// Texts of Qt's own parts that the window shows: its buttons, its file dialog, the menus of its fields. Qt has no
/// Indonesian translation, so they are among ours, under Qt's names for where they stand.
namespace headroom::gui {

struct QtText {
    const char* context;
    const char* text;
};

inline constexpr std::array kQtTexts{
    QtText{"QPlatformTheme", QT_TRANSLATE_NOOP("QPlatformTheme", "OK")},
    QtText{"QPlatformTheme", QT_TRANSLATE_NOOP("QPlatformTheme", "Save")},
    QtText{"QPlatformTheme", QT_TRANSLATE_NOOP("QPlatformTheme", "Open")},
    QtText{"QPlatformTheme", QT_TRANSLATE_NOOP("QPlatformTheme", "&Yes")},
    QtText{"QPlatformTheme", QT_TRANSLATE_NOOP("QPlatformTheme", "&No")},
    QtText{"QPlatformTheme", QT_TRANSLATE_NOOP("QPlatformTheme", "Retry")},
    QtText{"QPlatformTheme", QT_TRANSLATE_NOOP("QPlatformTheme", "Close")},
    QtText{"QPlatformTheme", QT_TRANSLATE_NOOP("QPlatformTheme", "Cancel")},
    QtText{"QPlatformTheme", QT_TRANSLATE_NOOP("QPlatformTheme", "Discard")},
    QtText{"QPlatformTheme", QT_TRANSLATE_NOOP("QPlatformTheme", "Help")},
    QtText{"QPlatformTheme", QT_TRANSLATE_NOOP("QPlatformTheme", "Apply")},
    QtText{"QPlatformTheme", QT_TRANSLATE_NOOP("QPlatformTheme", "Reset")},
    QtText{"QGnomeTheme", QT_TRANSLATE_NOOP("QGnomeTheme", "&OK")},
    QtText{"QGnomeTheme", QT_TRANSLATE_NOOP("QGnomeTheme", "&Save")},
    QtText{"QGnomeTheme", QT_TRANSLATE_NOOP("QGnomeTheme", "&Cancel")},
    QtText{"QGnomeTheme", QT_TRANSLATE_NOOP("QGnomeTheme", "&Close")},
    QtText{"QGnomeTheme", QT_TRANSLATE_NOOP("QGnomeTheme", "Close without Saving")},
    QtText{"QFileDialog", QT_TRANSLATE_NOOP("QFileDialog", "Look in:")},
    QtText{"QFileDialog", QT_TRANSLATE_NOOP("QFileDialog", "File &name:")},
    QtText{"QFileDialog", QT_TRANSLATE_NOOP("QFileDialog", "Files of type:")},
    QtText{"QFileDialog", QT_TRANSLATE_NOOP("QFileDialog", "&Open")},
    QtText{"QFileDialog", QT_TRANSLATE_NOOP("QFileDialog", "&Save")},
    QtText{"QFileDialog", QT_TRANSLATE_NOOP("QFileDialog", "&Choose")},
    QtText{"QFileDialog", QT_TRANSLATE_NOOP("QFileDialog", "Back")},
    QtText{"QFileDialog", QT_TRANSLATE_NOOP("QFileDialog", "Forward")},
    QtText{"QFileDialog", QT_TRANSLATE_NOOP("QFileDialog", "Parent Directory")},
    QtText{"QFileDialog", QT_TRANSLATE_NOOP("QFileDialog", "Create New Folder")},
    QtText{"QFileDialog", QT_TRANSLATE_NOOP("QFileDialog", "List View")},
    QtText{"QFileDialog", QT_TRANSLATE_NOOP("QFileDialog", "Detail View")},
    QtText{"QFileDialog", QT_TRANSLATE_NOOP("QFileDialog", "Directory:")},
    QtText{"QFileDialog", QT_TRANSLATE_NOOP("QFileDialog", "%1 already exists.\nDo you want to replace it?")},
    QtText{"QFileDialog", QT_TRANSLATE_NOOP("QFileDialog", "Save As")},
    QtText{"QFileDialog", QT_TRANSLATE_NOOP("QFileDialog", "Open")},
    QtText{"QFileDialog", QT_TRANSLATE_NOOP("QFileDialog", "All Files (*)")},
    QtText{"QFileSystemModel", QT_TRANSLATE_NOOP("QFileSystemModel", "Name")},
    QtText{"QFileSystemModel", QT_TRANSLATE_NOOP("QFileSystemModel", "Size")},
    QtText{"QFileSystemModel", QT_TRANSLATE_NOOP("QFileSystemModel", "Type")},
    QtText{"QFileSystemModel", QT_TRANSLATE_NOOP("QFileSystemModel", "Date Modified")},
    QtText{"QLineEdit", QT_TRANSLATE_NOOP("QLineEdit", "&Undo")},
    QtText{"QLineEdit", QT_TRANSLATE_NOOP("QLineEdit", "&Redo")},
    QtText{"QLineEdit", QT_TRANSLATE_NOOP("QLineEdit", "Cu&t")},
    QtText{"QLineEdit", QT_TRANSLATE_NOOP("QLineEdit", "&Copy")},
    QtText{"QLineEdit", QT_TRANSLATE_NOOP("QLineEdit", "&Paste")},
    QtText{"QLineEdit", QT_TRANSLATE_NOOP("QLineEdit", "Delete")},
    QtText{"QLineEdit", QT_TRANSLATE_NOOP("QLineEdit", "Select All")},
    QtText{"QWidgetTextControl", QT_TRANSLATE_NOOP("QWidgetTextControl", "&Undo")},
    QtText{"QWidgetTextControl", QT_TRANSLATE_NOOP("QWidgetTextControl", "&Redo")},
    QtText{"QWidgetTextControl", QT_TRANSLATE_NOOP("QWidgetTextControl", "Cu&t")},
    QtText{"QWidgetTextControl", QT_TRANSLATE_NOOP("QWidgetTextControl", "&Copy")},
    QtText{"QWidgetTextControl", QT_TRANSLATE_NOOP("QWidgetTextControl", "&Paste")},
    QtText{"QWidgetTextControl", QT_TRANSLATE_NOOP("QWidgetTextControl", "Delete")},
    QtText{"QWidgetTextControl", QT_TRANSLATE_NOOP("QWidgetTextControl", "Select All")},
};

}  // namespace headroom::gui
