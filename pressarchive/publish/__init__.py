"""Publishing, hop 7: the finished site becomes the files of an output folder, and nothing else is touched."""

from pressarchive.publish.publishing import Published, publish
from pressarchive.publish.refusal import refuse

__all__ = ["Published", "publish", "refuse"]
