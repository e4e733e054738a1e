import { useEffect, useRef } from "react";

interface BlobImageProps {
  content: Blob;
  /** Empty where the name stands beside it. */
  alt?: string;
  className?: string;
}

/** A picture that is only here: from the disk, not from a server. */
export function BlobImage({ content, alt = "", className }: BlobImageProps) {
  const image = useRef<HTMLImageElement>(null);
  useEffect(() => {
    const url = URL.createObjectURL(content);
    if (image.current) image.current.src = url;
    return () => URL.revokeObjectURL(url);
  }, [content]);
  return <img ref={image} alt={alt} className={className} />;
}
